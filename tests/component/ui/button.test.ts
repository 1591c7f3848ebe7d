import { defineComponent, h, shallowRef } from 'vue'
import { expect, it } from 'vitest'
import UiButton from '../../../src/ui/UiButton.vue'
import { mountUi } from './mountUi.ts'

it('does its act once, however often it is pressed while the act is under way', async () => {
  let acts = 0
  let finish = (): void => undefined
  const busy = shallowRef(false)
  const act = async (): Promise<void> => {
    acts += 1
    busy.value = true
    await new Promise<void>((resolve) => (finish = resolve))
    busy.value = false
  }
  const { wrapper } = await mountUi(
    defineComponent(() => () => h(UiButton, { busy: busy.value, onClick: act }, () => 'Send')),
  )
  const button = wrapper.get('button')
  await button.trigger('click')
  await button.trigger('click')
  expect(acts).toBe(1)
  expect(button.attributes('aria-disabled')).toBe('true')
  // It stays in the tab order: a button that is taken away takes the focus with it.
  expect(button.attributes('disabled')).toBeUndefined()
  expect(wrapper.get('[role=status]').text()).toBe('Working …')

  finish()
  await new Promise((resolve) => setTimeout(resolve))
  await button.trigger('click')
  expect(acts).toBe(2)
})

it('submits no form while it is busy', async () => {
  let submits = 0
  const submit = (event: Event): void => {
    event.preventDefault()
    submits += 1
  }
  const busy = shallowRef(true)
  const form = () =>
    h(
      'form',
      { onSubmit: submit },
      h(UiButton, { type: 'submit', busy: busy.value }, () => 'Send'),
    )
  const { wrapper } = await mountUi(defineComponent(() => form))
  wrapper.get('button').element.click()
  expect(submits).toBe(0)
  busy.value = false
  await wrapper.vm.$nextTick()
  wrapper.get('button').element.click()
  expect(submits).toBe(1)
})
