/** A place in a list: the sort value and the id of the last row seen. */
export interface Cursor {
  readonly value: string
  readonly id: string
}

export const pageSize = 25

/** `%text%` for LIKE over a folded column, with LIKE's own signs taken literally (escape: backslash). */
export function likePattern(folded: string): string {
  return `%${folded.replace(/[\\%_]/g, '\\$&')}%`
}
