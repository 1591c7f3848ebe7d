import { defineComponent, h, nextTick, shallowRef } from 'vue'
import { expect, it } from 'vitest'
import UiDialog from '../../../src/ui/UiDialog.vue'
import { mountUi } from './mountUi.ts'

it('gives the focus back to what opened it', async () => {
  const open = shallowRef(false)
  const page = defineComponent(() => () => [
    h('button', { id: 'opener' }),
    h(
      UiDialog,
      { title: 'Remove?', open: open.value, 'onUpdate:open': (value: boolean) => (open.value = value) },
      { default: () => 'It can be done again.', actions: () => h('button', { id: 'yes' }) },
    ),
  ])
  const { wrapper } = await mountUi(page)
  wrapper.get<HTMLElement>('#opener').element.focus()
  open.value = true
  await nextTick()
  const dialog = wrapper.get('dialog').element
  expect(dialog.open).toBe(true)

  wrapper.get<HTMLElement>('#yes').element.focus()
  await wrapper.get('.ui-dialog__close').trigger('click')
  await nextTick()
  expect(dialog.open).toBe(false)
  expect(open.value).toBe(false)
  expect(document.activeElement?.id).toBe('opener')
})

it('is named by its title', async () => {
  const { wrapper } = await mountUi(defineComponent(() => () => h(UiDialog, { title: 'Remove?', open: true })))
  const dialog = wrapper.get('dialog')
  expect(wrapper.get(`#${dialog.attributes('aria-labelledby')}`).text()).toBe('Remove?')
})
