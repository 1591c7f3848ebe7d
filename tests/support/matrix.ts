/**
 * Reads docs/authorization-matrix.md, which says for every actor, operation and state of a relationship what
 * is answered. Its tables are the tests' data, so what people read there is what is checked.
 */
import { readFileSync } from 'node:fs'

export interface Matrix {
  /** Short names, in the order of the document's own tables. */
  readonly actors: readonly string[]
  readonly states: readonly string[]
  readonly cases: readonly MatrixCase[]
}

/** One operation, with one kind of target: `resetClientPassword`, `a global admin`. */
export interface MatrixCase {
  readonly title: string
  readonly operation: string
  readonly target: string
  /** By state, then by actor: `done`, or the code of the refusal. */
  readonly expected: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const file = new URL('../../docs/authorization-matrix.md', import.meta.url)

export function readMatrix(): Matrix {
  const sections = readFileSync(file, 'utf8')
    .split(/^#{2,3} /m)
    .map((text) => ({ title: (text.split('\n')[0] ?? '').trim(), rows: rowsOf(text) }))
  const names = (title: string): string[] => {
    const section = sections.find((one) => one.title === title)
    if (!section) throw new Error(`The matrix has no section "${title}"`)
    return section.rows.slice(1).map((row) => row[0] ?? '')
  }
  const actors = names('Actors')
  const states = names('States')
  const cases = sections.flatMap(({ title, rows }) => {
    const [, operation, target = ''] = /^`(\w+)`(?: — (.+))?$/.exec(title) ?? []
    return operation ? [{ title, operation, target, expected: tableOf(title, rows, actors, states) }] : []
  })
  return { actors, states, cases }
}

/** Cells of a section's table; its first row is the head. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
}

function tableOf(
  title: string,
  rows: readonly (readonly string[])[],
  actors: readonly string[],
  states: readonly string[],
): Map<string, Map<string, string>> {
  const [head = [], ...lines] = rows
  const columns = head.slice(1).map((cell) => listed(cell, states, `a column of ${title}`))
  const table = new Map(states.map((state) => [state, new Map<string, string>()]))
  for (const line of lines) {
    for (const actor of listed(line[0] ?? '', actors, `a row of ${title}`)) {
      columns.forEach((column, index) => {
        for (const state of column) {
          const row = table.get(state)
          if (row?.has(actor)) throw new Error(`${title} says twice what happens to ${actor} in state ${state}`)
          row?.set(actor, line[index + 1] ?? '')
        }
      })
    }
  }
  // Most operations don't ask whether somebody has entered.
  const outside = table.get('outside')
  if (outside?.size === 0) for (const [actor, outcome] of table.get('full') ?? []) outside.set(actor, outcome)
  for (const [state, row] of table) {
    for (const actor of actors) if (!row.get(actor)) throw new Error(`${title} misses ${actor} in state ${state}`)
  }
  return table
}

/** `everyone`, `any`, or names joined by commas. */
function listed(cell: string, known: readonly string[], where: string): readonly string[] {
  if (cell === 'everyone' || cell === 'any') return known
  const names = cell.split(',').map((name) => name.trim())
  const strange = names.find((name) => !known.includes(name))
  if (strange !== undefined) throw new Error(`Unknown "${strange}" in ${where}`)
  return names
}
