import { defineComponent, h } from 'vue'
import { expect, it } from 'vitest'
import UiName from '../../../src/ui/UiName.vue'
import UiSteps from '../../../src/ui/UiSteps.vue'
import UiTextArea from '../../../src/ui/UiTextArea.vue'
import UiTime from '../../../src/ui/UiTime.vue'
import { mountUi } from './mountUi.ts'

it('a name can neither turn the text around it nor become markup', async () => {
  const name = '\u202Egnp.exe <b>Ltd</b>\u200B \n'
  const { wrapper } = await mountUi(defineComponent(() => () => h(UiName, { name, clip: true })))
  const shown = wrapper.get('bdi')
  expect(shown.text()).toBe('gnp.exe <b>Ltd</b>')
  expect(shown.attributes('title')).toBe('gnp.exe <b>Ltd</b>')
})

it('the place in a journey is said in words', async () => {
  const { wrapper } = await mountUi(
    defineComponent(() => () => h(UiSteps, { step: 2, total: 4 })),
    'zh',
  )
  expect(wrapper.text()).toBe('第 2 步，共 4 步')
})

it('what is left of a text is counted in characters as people count them', async () => {
  const area = (modelValue: string) => h(UiTextArea, { id: 'terms', label: 'Terms', limit: 2, modelValue })
  const left = await mountUi(defineComponent(() => () => area('𠮷')))
  expect(left.wrapper.text()).toContain('You have 1 character left')
  const over = await mountUi(defineComponent(() => () => area('1234')))
  expect(over.wrapper.text()).toContain('You have 2 characters too many')
})

it('a moment is written as the language does, with the machine’s form beside it', async () => {
  const at = '2026-11-05T12:00:00Z'
  const { wrapper } = await mountUi(
    defineComponent(() => () => h(UiTime, { value: at })),
    'da',
  )
  expect(wrapper.text()).toBe('5.\u00a0november 2026')
  expect(wrapper.get('time').attributes('datetime')).toBe(at)
})
