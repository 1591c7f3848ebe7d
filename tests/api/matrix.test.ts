import { describe, expect, it } from 'vitest'
import { readMatrix } from '../support/matrix.ts'
import { inputs, operations } from '../support/matrix-calls.ts'
import { arrangeState, ask, type Arranged } from '../support/matrix-run.ts'
import { userNames } from '../support/matrix-world.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import { createDatabase, dump, type Database } from '../support/stores.ts'

const matrix = readMatrix()

describe('the authorization matrix', () => {
  it('has every operation of the API, with every kind of target', () => {
    expect([...new Set(matrix.cases.map((one) => one.operation))].sort()).toEqual([...operations.keys()].sort())
    const targets = Object.entries(inputs).flatMap(([operation, byTarget]) =>
      Object.keys(byTarget).map((target) => `${operation} ${target}`),
    )
    expect(matrix.cases.map(({ operation, target }) => `${operation} ${target}`).sort()).toEqual(targets.sort())
  })

  it('has every actor', () => {
    expect([...matrix.actors].sort()).toEqual(Object.keys(userNames).sort())
  })
})

type Outcomes = Record<string, Record<string, string>>

/** What is expected in a state, and what came: refusals asked of the real handler, the rest of one that takes all back. */
async function compare(arranged: Arranged, state: string): Promise<{ expected: Outcomes; actual: Outcomes }> {
  const expected: Outcomes = {}
  const actual: Outcomes = {}
  for (const { title, operation, target, expected: byState } of matrix.cases) {
    const row = Object.fromEntries(byState.get(state) ?? [])
    const came: Record<string, string> = {}
    for (const [actor, outcome] of Object.entries(row)) {
      const handler = outcome.startsWith('done') ? arranged.rehearsed : arranged.server.app
      came[actor] = await ask(handler, arranged, operation, target, actor)
    }
    expected[title] = row
    actual[title] = came
  }
  return { expected, actual }
}

describeStores('the matrix is what the server does', bothDatabases, (kind) => {
  it.each([...matrix.states])('in state %s', { timeout: 60_000 }, async (state) => {
    const database: Database = await createDatabase(kind)
    try {
      const arranged = await arrangeState(database.open(), state)
      const before = await dump(arranged.server.deps.store)
      const { expected, actual } = await compare(arranged, state)
      expect(actual).toEqual(expected)
      // A refused try is counted: that is what its limit is made of.
      expect({ ...(await dump(arranged.server.deps.store)), rate_limits: [] }).toEqual(before)
      expect(arranged.server.faults).toEqual([])
    } finally {
      await database.remove()
    }
  })
})
