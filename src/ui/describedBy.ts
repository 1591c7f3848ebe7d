interface Described {
  readonly id: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** The ids of what describes a field, for `aria-describedby`; nothing when nothing does. */
export function describedBy({ id, hint, error }: Described, ...more: string[]): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`, ...more].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}
