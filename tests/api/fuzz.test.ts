import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import document from '../../server/openapi.json' with { type: 'json' }
import { Problem } from '../../server/shapes.ts'
import { userNames, type Facts } from '../support/matrix-world.ts'
import { arrangeState, type Arranged } from '../support/matrix-run.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { anyText, valuesOf, type Schema, type Schemas } from './fuzz/schema.ts'

/** How many requests to make of each operation, and from which seed; more for a long run: `FUZZ_RUNS=5000 FUZZ_SEED=7`. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 100)
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_120)

interface Parameter {
  readonly in: string
  readonly name: string
  readonly required?: boolean
  readonly schema: Schema
}

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}

const schemas: Schemas = document.components.schemas as unknown as Schemas
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as unknown as Record<string, Operation>).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    ...operation,
  })),
)

/** Values that lead further than random ones would: ids and links that are there. */
function knownValues(facts: Facts): readonly string[] {
  return Object.values(facts)
}

interface Sent {
  readonly actor: string
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | undefined>>
  readonly key: string
  readonly body: unknown
}

function requestsOf(operation: (typeof operations)[number], facts: Facts): fc.Arbitrary<Sent> {
  const parameters = operation.parameters ?? []
  const named = (where: string): readonly Parameter[] => parameters.filter((one) => one.in === where)
  const known = fc.constantFrom(...knownValues(facts))
  const inPath = Object.fromEntries(
    named('path').map(({ name }) => [
      name,
      fc.oneof(
        { weight: 3, arbitrary: known },
        anyText.filter((text) => text !== ''),
      ),
    ]),
  )
  const inQuery = Object.fromEntries(
    named('query').map(({ name, schema }) => {
      const value = valuesOf(schema, schemas).map(String)
      return [name, fc.option(value, { nil: undefined, freq: 5 })]
    }),
  )
  const schema = operation.requestBody?.content['application/json'].schema
  return fc.record({
    actor: fc.constantFrom(...Object.keys(userNames)),
    path: fc.record(inPath),
    query: fc.record(inQuery),
    key: fc.oneof(
      { weight: 9, arbitrary: fc.uuid() },
      fc.constantFrom('', 'short', 'x'.repeat(101), 'a-key-of-several-calls'),
    ),
    body: schema
      ? fc.oneof(
          { weight: 9, arbitrary: valuesOf(schema, schemas) },
          known.map((digest) => ({ digest, language: 'en', reason: '' })),
        )
      : fc.constant(undefined),
  })
}

function toRequest(operation: (typeof operations)[number], sent: Sent): Request {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((sent.path[name] ?? '').toWellFormed()),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(sent.query)) if (value !== undefined) query.set(name, value)
  const body = sent.body === undefined || operation.method === 'GET' ? undefined : JSON.stringify(sent.body)
  return new Request(`http://mandate.test${path}?${query.toString()}`, {
    method: operation.method,
    headers: { 'idempotency-key': sent.key },
    ...(body === undefined ? {} : { body }),
  })
}

describeStores('whatever is sent', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let arranged: Arranged

  beforeAll(async () => {
    arranged = await arrangeState(database().open(), 'full')
  })

  afterAll(() => {
    expect(arranged.server.faults).toEqual([])
  })

  describe.each(operations)('$operationId', (operation) => {
    it('answers as its documentation says, and never fails', { timeout: 60_000 + numRuns * 200 }, async () => {
      const property = fc.asyncProperty(requestsOf(operation, arranged.facts), async (sent) => {
        const response = await arranged.server.app.fetch(toRequest(operation, sent), {
          caller: arranged.callers.get(sent.actor) ?? null,
        })
        // A path with dots in it may be another address, where there is nothing.
        const declared = operation.responses[String(response.status)]
        if (response.status === 404) expect((await response.clone().json()) as object).toMatchObject({ status: 404 })
        else expect(Object.keys(operation.responses)).toContain(String(response.status))
        expect(response.status).toBeLessThan(500)
        expect(response.headers.get('cache-control')).toBe('no-store')
        if (response.ok) return
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        const problem = Problem.parse(await response.json())
        expect(problem.status).toBe(response.status)
        if (declared) expect(declared.description).toContain(problem.code)
      })
      await fc.assert(property, { numRuns, seed })
    })
  })
})
