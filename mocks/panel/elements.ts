type Child = Node | string

/** An element with properties and children, for the few that the panel has. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface ChoiceGroup {
  readonly label: string
  readonly choices: readonly Choice[]
}

interface SelectOptions {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly choices: readonly (Choice | ChoiceGroup)[]
  readonly onChoose: (value: string) => void
}

/** A label with its list of choices. */
export function labelledSelect({ id, label, value, choices, onChoose }: SelectOptions): HTMLElement {
  const option = (choice: Choice): HTMLOptionElement =>
    element('option', { value: choice.value, textContent: choice.label, selected: choice.value === value })
  const select = element(
    'select',
    { id },
    choices.map((choice) =>
      'choices' in choice ? element('optgroup', { label: choice.label }, choice.choices.map(option)) : option(choice),
    ),
  )
  select.addEventListener('change', () => onChoose(select.value))
  return element('p', {}, [element('label', { htmlFor: id, textContent: label }), select])
}
