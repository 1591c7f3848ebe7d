import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Caller } from '../deps.ts'
import {
  fieldProblems,
  invalid,
  Refusal,
  refusals as statuses,
  type FieldProblem,
  type FieldRefusal,
  type RefusalCode,
} from '../services/refusal.ts'
import type { CommandCall } from '../services/once.ts'
import type { Json } from '../services/crypto.ts'
import { Problem } from '../shapes.ts'

/** The outermost layer says who calls; the handler itself knows nothing of cookies. */
export interface HandlerEnv {
  Bindings: { caller?: Caller | null | undefined; address?: string | undefined }
}

export type Api = OpenAPIHono<HandlerEnv>

/** One operation of the API: what it takes, what it gives, and how it can refuse. */
export interface Operation<
  Params extends z.ZodType<Record<string, string>>,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
> {
  readonly id: string
  readonly method: 'get' | 'post' | 'put'
  /** In OpenAPI's notation: `/api/offers/{id}`. */
  readonly path: string
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Left out where the answer is 204 without a body. */
  readonly result?: Result
  readonly refusals: readonly RefusalCode[]
}

export interface Call<Params, Query, Body> {
  readonly caller: Caller | null
  /** The network address that the request came from; empty where there is none. */
  readonly address: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** For commands: the idempotency key with what it stands for. */
  readonly command: CommandCall
}

const keyPattern = /^[A-Za-z0-9_-]{8,100}$/

export const idempotencyHeader = 'idempotency-key'

/** Id of the person that a page was made for, where it knows. */
export const personHeader = 'mandate-person'

/**
 * Adds an operation to the API: its documentation, its checks of what comes in and goes out, and its work.
 * Every operation that isn't a GET is a command and needs an idempotency key.
 */
export function operation<
  Params extends z.ZodType<Record<string, string>>,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  api: Api,
  spec: Operation<Params, Query, Body, Result>,
  work: (call: Call<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<z.infer<Result> | undefined>,
): void {
  describe(api, spec)
  api.on(spec.method.toUpperCase(), spec.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
    const body = spec.body ? await bodyOf(c) : {}
    const params = spec.params ? addressOf(spec.params, c.req.param()) : {}
    if (spec.method !== 'get') checkPerson(c)
    const result = await work({
      caller: c.env?.caller ?? null,
      address: c.env?.address ?? '',
      params: params as z.infer<Params>,
      query: (spec.query ? check(spec.query, c.req.query()) : {}) as z.infer<Query>,
      body: (spec.body ? check(spec.body, body) : {}) as z.infer<Body>,
      command: {
        operation: spec.id,
        key: spec.method === 'get' ? '' : keyOf(c),
        input: { params, body } as Json,
      },
    })
    c.header('cache-control', 'no-store')
    if (!spec.result) return c.body(null, 204)
    // Nothing leaves that the documentation doesn't say.
    return c.json(spec.result.parse(result) as object)
  })
}

/** All tabs share one session: a page made for one person must not act for another who signed in since. */
function checkPerson(c: Context<HandlerEnv>): void {
  const shownTo = c.req.header(personHeader)
  const caller = c.env?.caller
  if (shownTo && caller && caller.personId !== shownTo) throw new Refusal('other-person')
}

function keyOf(c: Context<HandlerEnv>): string {
  const key = c.req.header(idempotencyHeader) ?? ''
  if (!keyPattern.test(key)) throw new Refusal('idempotency-conflict')
  return key
}

async function bodyOf(c: Context<HandlerEnv>): Promise<unknown> {
  try {
    return await c.req.json<unknown>()
  } catch {
    throw invalid('', 'not-allowed-characters')
  }
}

/** What can't be in an address of ours is at none. */
function addressOf<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  throw new Refusal('not-found')
}

export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  throw new Refusal('invalid-input', { fields: checked.error.issues.map(fieldOf) })
}

/** For checks that name no problem of ours. */
const problemsByCode: Readonly<Partial<Record<z.core.$ZodIssue['code'], FieldProblem>>> = {
  too_big: 'too-long',
  too_small: 'too-short',
}

function fieldOf(issue: z.core.$ZodIssue): FieldRefusal {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = [...issue.path, ...(unknownKey === undefined ? [] : [unknownKey])].map(String).join('.')
  const problem = fieldProblems.find((known) => known === issue.message) ?? problemsByCode[issue.code] ?? 'not-a-choice'
  const limit =
    issue.code === 'too_big' ? Number(issue.maximum) : issue.code === 'too_small' ? Number(issue.minimum) : undefined
  return limit === undefined ? { field, problem } : { field, problem, limit }
}

function describe(api: Api, spec: Operation<z.ZodType<Record<string, string>>, z.ZodType, z.ZodType, z.ZodType>): void {
  const command = spec.method !== 'get'
  const headers = z.strictObject({
    [idempotencyHeader]: z.string().regex(keyPattern).openapi({
      description: 'Made by the client for each intent; the same key with the same input is done once',
    }),
  })
  api.openAPIRegistry.registerPath({
    operationId: spec.id,
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    request: {
      ...(spec.params ? { params: spec.params as unknown as z.ZodObject } : {}),
      ...(spec.query ? { query: spec.query as unknown as z.ZodObject } : {}),
      ...(command ? { headers } : {}),
      ...(spec.body ? { body: { required: true, content: { 'application/json': { schema: spec.body } } } } : {}),
    },
    responses: {
      ...(spec.result
        ? { 200: { description: 'Done', content: { 'application/json': { schema: spec.result } } } }
        : { 204: { description: 'Done' } }),
      ...refused(spec.refusals),
    },
  })
}

/** How an operation's refusals are answered, by status. */
export function refused(refusals: readonly RefusalCode[]): Record<string, DocumentedRefusal> {
  const byStatus = Map.groupBy(['unexpected', 'unavailable', ...refusals] as const, (code) => String(statuses[code]))
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: `Refused: ${[...new Set(codes)].join(', ')}`,
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  )
}

interface DocumentedRefusal {
  readonly description: string
  readonly content: { 'application/problem+json': { schema: typeof Problem } }
}
