import { defineComponent, h } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import UiCopyField from '../../../src/ui/UiCopyField.vue'
import { mountUi } from './mountUi.ts'

const link = 'https://mandate.example/o/gabc'
const field = defineComponent(() => () => h(UiCopyField, { id: 'link', label: 'Link', value: link }))

afterEach(() => vi.unstubAllGlobals())

it('copies, and says so', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  const { wrapper } = await mountUi(field)
  await wrapper.get('button').trigger('click')
  await vi.waitFor(() => expect(wrapper.get('[role=status]').text()).toBe('Copied'))
  expect(writeText).toHaveBeenCalledWith(link)
})

it('selects the text where the browser has no clipboard, or refuses it', async () => {
  for (const clipboard of [undefined, { writeText: () => Promise.reject(new Error('denied')) }]) {
    vi.stubGlobal('navigator', { clipboard })
    const { wrapper } = await mountUi(field)
    await wrapper.get('button').trigger('click')
    await vi.waitFor(() => expect(wrapper.get('[role=status]').text()).toContain('Ctrl+C'))
    const input = wrapper.get<HTMLInputElement>('input').element
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe(link)
    wrapper.unmount()
  }
})
