/** Characters that change how the text around them runs, or that nobody sees. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g

/**
 * Somebody's own name as it may be shown: without control characters and overrides of direction, which could make
 * one name look like another. What is stored stays as it was written.
 */
export function shownName(name: string): string {
  return name.replace(unseen, '').replace(/\s+/g, ' ').trim()
}
