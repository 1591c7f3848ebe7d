import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refusals } from '../../server/services/refusal.ts'
import { openApiDocument, wireTypes } from '../../server/tools/openapi.ts'

const committed = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

interface OperationDocument {
  readonly operationId: string
  readonly summary?: string
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}

interface ApiDocument {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationDocument>>>>
}

describe('the API’s document', () => {
  const document = openApiDocument()

  it('is the one that the routes give', () => {
    expect(document === committed('server/openapi.json'), 'server/openapi.json is stale: run "npm run openapi"').toBe(
      true,
    )
  })

  it('is what the driver’s types are made of', { timeout: 30_000 }, async () => {
    const types = await wireTypes(document)
    const same = types === committed('src/backend/drivers/http/wire.ts')
    expect(same, 'src/backend/drivers/http/wire.ts is stale: run "npm run openapi"').toBe(true)
  })

  const { openapi, paths } = JSON.parse(document) as ApiDocument
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )

  it('is OpenAPI 3.1, with each operation named once', () => {
    expect(openapi).toMatch(/^3\.1\./)
    const ids = operations.map((operation) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(operations)(
    'says all of $operationId',
    ({ path, method, summary, parameters = [], requestBody, responses }) => {
      expect(summary).toBeTruthy()
      const codes = Object.values(responses).flatMap(({ description }) =>
        description.startsWith('Refused: ') ? description.slice('Refused: '.length).split(', ') : [],
      )
      expect(codes).toEqual(expect.arrayContaining(['unavailable', 'unexpected']))
      for (const code of codes) expect(Object.keys(refusals)).toContain(code)
      const takes = (where: string): boolean => parameters.some((parameter) => parameter.in === where)
      if (requestBody || takes('query')) expect(codes).toContain('invalid-input')
      if (/\{(id|userId|reference)\}/.test(path)) expect(codes).toContain('not-found')
      if (path.includes('{token}')) expect(codes).toContain('offer-unknown')
      if (method !== 'get') {
        expect(codes).toContain('idempotency-conflict')
        const key = parameters.find((parameter) => parameter.name === 'idempotency-key')
        expect(key).toMatchObject({ in: 'header', required: true })
      }
    },
  )
})
