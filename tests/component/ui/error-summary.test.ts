import { defineComponent, h, nextTick, shallowRef } from 'vue'
import { expect, it } from 'vitest'
import UiErrorSummary, { type FieldError } from '../../../src/ui/UiErrorSummary.vue'
import UiTextField from '../../../src/ui/UiTextField.vue'
import { mountUi } from './mountUi.ts'

const errors = shallowRef<readonly FieldError[]>([])
const form = defineComponent(() => () => [
  h('button', { id: 'elsewhere' }),
  errors.value.length > 0 ? h(UiErrorSummary, { errors: errors.value }) : null,
  h(UiTextField, {
    id: 'name',
    label: 'Name',
    modelValue: '',
    hint: 'As it is registered',
    error: errors.value[0]?.message,
  }),
])

const wrong = { field: 'name', message: 'Enter a name' }

it('takes the focus when it appears, and each time it gets a new list', async () => {
  errors.value = []
  const { wrapper } = await mountUi(form)
  errors.value = [wrong]
  await nextTick()
  expect(document.activeElement).toBe(wrapper.get('.ui-errors').element)

  wrapper.get<HTMLElement>('#elsewhere').element.focus()
  errors.value = [{ ...wrong }]
  await nextTick()
  await nextTick()
  expect(document.activeElement).toBe(wrapper.get('.ui-errors').element)
})

it('leads to the field that is wrong, which says the same', async () => {
  errors.value = [wrong]
  const { wrapper } = await mountUi(form)
  await wrapper.get('.ui-errors a').trigger('click')
  const field = wrapper.get('#name')
  expect(document.activeElement).toBe(field.element)
  expect(field.attributes('aria-invalid')).toBe('true')
  expect(field.attributes('aria-describedby')).toBe('name-hint name-error')
  expect(wrapper.get('#name-error').text()).toContain('Enter a name')
})

it('marks the page as one with errors while it is there', async () => {
  errors.value = [wrong]
  const { page } = await mountUi(form)
  expect(page.hasErrors.value).toBe(true)
  errors.value = []
  await nextTick()
  expect(page.hasErrors.value).toBe(false)
})

it('names the field where the message could be about any', async () => {
  errors.value = [{ field: 'name', message: 'Fill this in.', general: true }]
  const { wrapper } = await mountUi(form)
  await nextTick()
  expect(wrapper.get('.ui-errors a').text()).toBe('Name: Fill this in.')
})
