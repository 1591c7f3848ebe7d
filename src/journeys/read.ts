/** Small readers for answers that come back from a store, where anything may lie. */

export type Kept = Readonly<Record<string, unknown>>

export function asRecord(value: unknown): Kept | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Kept) : null
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The value where it is one of the choices, otherwise null: not answered. */
export function asChoice<const T extends string>(value: unknown, choices: readonly T[]): T | null {
  return choices.find((choice) => choice === value) ?? null
}

/** The choices that a kept list names, each once, in the order of the choices. */
export function asChoices<const T extends string>(value: unknown, choices: readonly T[]): T[] {
  return Array.isArray(value) ? choices.filter((choice) => value.includes(choice)) : []
}
