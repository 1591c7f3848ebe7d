import { fold } from '../../src/lib/fold.ts'
import { pageSize, type Cursor } from '../store/lists.ts'
import { invalid } from './refusal.ts'

export interface ListQuery {
  readonly search: string
  readonly after: Cursor | null
}

/** The query of a list as it came, with the search folded and the cursor read. */
export function listQuery(query: { search?: string | undefined; after?: string | undefined }): ListQuery {
  return { search: fold(query.search ?? ''), after: query.after ? readCursor(query.after) : null }
}

function writeCursor(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([cursor.value, cursor.id]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

function readCursor(text: string): Cursor {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (Array.isArray(parsed)) {
      const [value, id]: unknown[] = parsed
      if (isStorable(value) && isStorable(id)) return { value, id }
    }
  } catch {
    // Falls through: whatever it was, it is none of ours.
  }
  throw invalid('after', 'not-allowed-characters')
}

/** The largest number that a column of whole numbers holds in both databases. */
const largest = 2 ** 31 - 1

/** Where to go on in a list that is sorted by a whole number. */
export function numberOf(after: Cursor | null): number | null {
  if (after === null) return null
  const number = /^\d{1,10}$/.test(after.value) ? Number(after.value) : Number.NaN
  if (!(number <= largest)) throw invalid('after', 'not-allowed-characters')
  return number
}

/** One of the databases can't hold the character zero. */
function isStorable(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0') && value.isWellFormed()
}

/** A page of rows that were read one past its end, to know whether there is a next. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  show: (row: Row) => Item,
  cursorOf: (row: Row) => Cursor,
  size = pageSize,
): { items: Item[]; next: string | null } {
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    items: page.map(show),
    next: last !== undefined && rows.length > size ? writeCursor(cursorOf(last)) : null,
  }
}
