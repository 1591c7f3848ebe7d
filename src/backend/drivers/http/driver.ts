import type { Backend, ListOptions, ReadOptions } from '../../contract.ts'
import { dataOf, done, httpClient, type HttpClient, type HttpOptions } from './client.ts'

/** The port over this project's own API (`server/openapi.json`). */
export function httpBackend(options: HttpOptions = {}): Backend {
  const api = httpClient(options)
  return {
    capabilities: (read) => dataOf(api.GET('/api/capabilities', { ...reading(read) })),
    account: account(api),
    offers: offers(api),
    authorization: authorization(api),
    relationships: relationships(api),
    clients: clients(api),
    operator: operator(api),
  }
}

function reading({ signal }: ReadOptions = {}): { signal?: AbortSignal } {
  return signal ? { signal } : {}
}

function searching(options: ListOptions = {}): { search?: string; after?: string } {
  return {
    ...(options.search?.trim() ? { search: options.search.trim() } : {}),
    ...paging(options),
  }
}

function paging(options: ListOptions = {}): { after?: string } {
  return options.after ? { after: options.after } : {}
}

function header(key: string): { 'idempotency-key': string } {
  return { 'idempotency-key': key }
}

function account(api: HttpClient): Backend['account'] {
  return {
    session: async (options) => (await dataOf(api.GET('/api/session', reading(options)))).session,
    setLanguage: (language, { key }) =>
      done(api.PUT('/api/session/language', { params: { header: header(key) }, body: { language } })),
    messages: (options) =>
      dataOf(api.GET('/api/messages', { params: { query: paging(options) }, ...reading(options) })),
  }
}

function offers(api: HttpClient): Backend['offers'] {
  return {
    list: (options) => dataOf(api.GET('/api/offers', { params: { query: searching(options) }, ...reading(options) })),
    get: (id, options) => dataOf(api.GET('/api/offers/{id}', { params: { path: { id } }, ...reading(options) })),
    send: (input, { key }) =>
      dataOf(
        api.POST('/api/offers', {
          params: { header: header(key) },
          body: { ...input, texts: { ...input.texts } },
        }),
      ),
    withdraw: (id, { key }) =>
      dataOf(api.POST('/api/offers/{id}/withdrawal', { params: { path: { id }, header: header(key) } })),
  }
}

function authorization(api: HttpClient): Backend['authorization'] {
  return {
    read: (token, language, options) =>
      dataOf(
        api.GET('/api/offer-links/{token}', {
          params: { path: { token }, query: { language } },
          ...reading(options),
        }),
      ),
    viewer: async (token, options) => {
      const answer = api.GET('/api/offer-links/{token}/viewer', { params: { path: { token } }, ...reading(options) })
      return (await dataOf(answer)).viewer
    },
    noteOpening: (token, { key }) =>
      done(api.POST('/api/offer-links/{token}/openings', { params: { path: { token }, header: header(key) } })),
    authorize: (token, input, { key }) =>
      dataOf(
        api.POST('/api/offer-links/{token}/authorization', {
          params: { path: { token }, header: header(key) },
          body: input,
        }),
      ),
    decline: (token, input, { key }) =>
      done(
        api.POST('/api/offer-links/{token}/refusal', {
          params: { path: { token }, header: header(key) },
          body: input,
        }),
      ),
    receipt: (reference, options) =>
      dataOf(api.GET('/api/receipts/{reference}', { params: { path: { reference } }, ...reading(options) })),
  }
}

function relationships(api: HttpClient): Backend['relationships'] {
  return {
    list: (options) =>
      dataOf(api.GET('/api/relationships', { params: { query: paging(options) }, ...reading(options) })),
    get: (id, options) => dataOf(api.GET('/api/relationships/{id}', { params: { path: { id } }, ...reading(options) })),
    remove: (id, { key }) =>
      dataOf(api.POST('/api/relationships/{id}/removal', { params: { path: { id }, header: header(key) } })),
    activity: (options) =>
      dataOf(api.GET('/api/activity', { params: { query: paging(options) }, ...reading(options) })),
  }
}

function clients(api: HttpClient): Backend['clients'] {
  return {
    list: (options) => dataOf(api.GET('/api/clients', { params: { query: searching(options) }, ...reading(options) })),
    get: (id, options) => dataOf(api.GET('/api/clients/{id}', { params: { path: { id } }, ...reading(options) })),
    users: (id, options) =>
      dataOf(
        api.GET('/api/clients/{id}/users', {
          params: { path: { id }, query: searching(options) },
          ...reading(options),
        }),
      ),
    resetPassword: (id, userId, { key }) =>
      dataOf(
        api.POST('/api/clients/{id}/users/{userId}/password-reset', {
          params: { path: { id, userId }, header: header(key) },
        }),
      ),
  }
}

function operator(api: HttpClient): Backend['operator'] {
  const organization = '/api/operator/organizations/{id}' as const
  return {
    organizations: (options) =>
      dataOf(api.GET('/api/operator/organizations', { params: { query: searching(options) }, ...reading(options) })),
    add: (input, { key }) =>
      dataOf(
        api.POST('/api/operator/organizations', {
          params: { header: header(key) },
          body: { ...input, admin: { ...input.admin } },
        }),
      ),
    setCertified: (id, certified, { key }) =>
      dataOf(
        api.PUT(`${organization}/certified`, {
          params: { path: { id }, header: header(key) },
          body: { certified },
        }),
      ),
    setSuspended: (id, suspended, { key }) =>
      dataOf(
        api.PUT(`${organization}/suspended`, {
          params: { path: { id }, header: header(key) },
          body: { suspended },
        }),
      ),
    setUp: (input, { key }) => done(api.POST('/api/set-up', { params: { header: header(key) }, body: input })),
  }
}
