import createClient, { type Client } from 'openapi-fetch'
import { BackendError, isErrorCode, type FieldError, fieldProblems } from '../../errors.ts'
import type { paths, Problem } from './wire.ts'

export interface HttpOptions {
  /** Origin of the server; empty for the page's own. */
  readonly baseUrl?: string
  /** For tests that carry a session of their own. */
  readonly fetch?: (request: Request) => Promise<Response>
}

export interface HttpClient extends Client<paths> {
  /** Tells whom the pages are shown to: commands carry it, so that they never act for somebody who signed in since. */
  readonly shownTo: (personId: string | null) => void
}

export function httpClient(options: HttpOptions = {}): HttpClient {
  const client = createClient<paths>({
    baseUrl: options.baseUrl ?? '',
    credentials: 'same-origin',
    cache: 'no-store',
    ...(options.fetch ? { fetch: options.fetch } : {}),
  })
  let person: string | null = null
  client.use({
    onRequest: ({ request }) => {
      if (person && request.method !== 'GET') request.headers.set('mandate-person', person)
    },
  })
  return { ...client, shownTo: (personId) => (person = personId) }
}

interface Answer<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/** The data of an answer, or the port's error. An aborted request stays an AbortError. */
export async function dataOf<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await reached(answer)
  if (data !== undefined) return data
  throw errorOf(error, response)
}

/** For operations that answer without a body. */
export async function done(answer: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await reached(answer)
  if (!response.ok) throw errorOf(error, response)
}

async function reached<Data>(answer: Promise<Answer<Data>>): Promise<Answer<Data>> {
  try {
    return await answer
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    // A lost connection, and an answer that broke off or isn't ours (a proxy's page): nothing is known of the act.
    throw new BackendError('offline', { cause })
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && isErrorCode(value.code)
}

function errorOf(error: unknown, response: Response): BackendError {
  const retryAfter = Number(response.headers.get('retry-after')) || undefined
  if (isProblem(error)) {
    return new BackendError(error.code, {
      params: error.params,
      fields: error.fields?.map(fieldOf),
      retryAfter: error.retryAfter ?? retryAfter,
    })
  }
  if (response.status === 429) return new BackendError('too-many-requests', { retryAfter })
  if (response.status >= 502 && response.status <= 504) return new BackendError('unavailable', { retryAfter })
  return new BackendError('unexpected', { cause: error })
}

function fieldOf(field: NonNullable<Problem['fields']>[number]): FieldError {
  const problem = fieldProblems.find((known) => known === field.problem) ?? 'not-a-choice'
  return { field: field.field, problem, limit: field.limit }
}
