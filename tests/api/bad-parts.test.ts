import { describe, expect, it } from 'vitest'
import document from '../../server/openapi.json' with { type: 'json' }
import { inputs, operations, requestOf } from '../support/matrix-calls.ts'
import { arrangeState, type Arranged } from '../support/matrix-run.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import { createDatabase } from '../support/stores.ts'

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json }

/** What a database can't hold, what runs over, and what is of another kind. */
const strange: readonly Json[] = [
  null,
  'a\u0000b',
  '\ud800',
  1.5,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  '9999-12-31T23:59:59-14:00',
  '0000-01-01T00:00:00Z',
  [],
  {},
]

/** A value with one of its parts replaced by something strange, or left out, each in turn. */
function* spoilt(value: Json): Generator<Json> {
  yield* strange
  if (value === null || typeof value !== 'object') return
  if (Array.isArray(value)) {
    const list: readonly Json[] = value
    for (const [place, part] of list.entries()) {
      for (const other of spoilt(part)) yield list.with(place, other)
    }
    return
  }
  for (const [name, part] of Object.entries(value)) {
    for (const other of spoilt(part)) yield { ...value, [name]: other }
    yield Object.fromEntries(Object.entries(value).filter(([one]) => one !== name))
  }
}

const actors = ['owner', 'admin', 'operator', 'stranger'] as const

interface Parameter {
  readonly in: string
  readonly name: string
  readonly required?: boolean
  readonly schema: { readonly enum?: readonly string[] }
}

const readings = Object.entries(document.paths).flatMap(([path, methods]) =>
  'get' in methods
    ? [{ path, parameters: ('parameters' in methods.get ? methods.get.parameters : []) as Parameter[] }]
    : [],
)

/** Addresses of a reading in which one part is strange. */
function addressesOf({ path, parameters }: (typeof readings)[number]): string[] {
  const usual = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map(({ name, schema }) => [name, schema.enum?.[0] ?? 'en'] as const)
  return [
    'a\u0000b',
    '\ud800',
    '-1',
    '0000-01-01T00:00:00Z',
    '0202-11-20T00:00:00Z',
    '9999-12-31T23:59:59-14:00',
  ].flatMap((value) =>
    parameters.map((parameter) => {
      const query = new URLSearchParams(Object.fromEntries(usual))
      if (parameter.in === 'query') query.set(parameter.name, value)
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        parameter.in === 'path' && parameter.name === name ? encodeURIComponent(value.toWellFormed()) : 'nowhere',
      )
      return `${filled}?${query.toString()}`
    }),
  )
}

/** Each part of each request in turn, where random ones would seldom get: with ids that are there, by who may ask. */
describeStores('a request with one strange part', bothDatabases, (kind) => {
  async function withWorld(work: (arranged: Arranged) => Promise<string[]>): Promise<void> {
    const database = await createDatabase(kind)
    try {
      const arranged = await arrangeState(database.open(), 'full')
      expect(await work(arranged)).toEqual([])
      expect(arranged.server.faults).toEqual([])
    } finally {
      await database.remove()
    }
  }

  it('is refused or done, and no fault of ours, where it commands', { timeout: 120_000 }, () =>
    withWorld(async ({ rehearsed, facts, callers }) => {
      const faults: string[] = []
      for (const [operation, byTarget] of Object.entries(inputs)) {
        const input = Object.values(byTarget)[0]?.(facts)
        if (!input?.body || operations.get(operation)?.method === 'GET') continue
        for (const actor of actors) {
          const caller = callers.get(actor) ?? null
          const asIt = await rehearsed.fetch(requestOf(operation, input), { caller })
          // Who may not ask at all learns so before the parts are looked at.
          if ([401, 403, 404].includes(asIt.status)) continue
          for (const body of spoilt(input.body as Json)) {
            const { status } = await rehearsed.fetch(requestOf(operation, { ...input, body: body as object }), {
              caller,
            })
            if (status >= 500) faults.push(`${operation} ${JSON.stringify(body)}`)
          }
        }
      }
      return faults
    }),
  )

  it('is refused or done, and no fault of ours, where it reads', { timeout: 120_000 }, () =>
    withWorld(async ({ rehearsed, callers }) => {
      const faults: string[] = []
      for (const address of readings.flatMap(addressesOf)) {
        for (const actor of actors) {
          const request = new Request(`http://mandate.test${address}`)
          const { status } = await rehearsed.fetch(request, { caller: callers.get(actor) ?? null })
          if (status >= 500) faults.push(address)
        }
      }
      return faults
    }),
  )
})

describe('the strange parts', () => {
  it('take the place of each part in turn', () => {
    const found = [...spoilt({ a: ['x'] })].map((one) => JSON.stringify(one))
    expect(found).toHaveLength(strange.length * 3 + 1)
    expect(found).toContain('{"a":[1.5]}')
    expect(found).toContain('{}')
  })
})
