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
    team: team(api),
    operator: operator(api),
    help: help(api),
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
    session: async (options) => {
      const { session } = await dataOf(api.GET('/api/session', reading(options)))
      api.shownTo(session?.person.id ?? null)
      return session
    },
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
    lookUp: (query, { key }) => dataOf(api.POST('/api/look-ups', { params: { header: header(key) }, body: { query } })),
    administrators: (id, options) =>
      dataOf(
        api.GET('/api/clients/{id}/administrators', {
          params: { path: { id }, query: paging(options) },
          ...reading(options),
        }),
      ),
  }
}

function team(api: HttpClient): Backend['team'] {
  const member = (id: string, key: string) => ({ path: { id }, header: header(key) })
  return {
    list: (options) => dataOf(api.GET('/api/team', { params: { query: searching(options) }, ...reading(options) })),
    get: (id, options) => dataOf(api.GET('/api/team/{id}', { params: { path: { id } }, ...reading(options) })),
    invite: (input, { key }) => dataOf(api.POST('/api/team', { params: { header: header(key) }, body: input })),
    assignAccess: (id, access, { key }) =>
      dataOf(api.PUT('/api/team/{id}/access', { params: member(id, key), body: { access } })),
    setRole: (id, role, { key }) =>
      dataOf(api.PUT('/api/team/{id}/partner-role', { params: member(id, key), body: { role } })),
    setBlocked: (id, blocked, { key }) =>
      dataOf(api.PUT('/api/team/{id}/blocked', { params: member(id, key), body: { blocked } })),
    log: (options) => dataOf(api.GET('/api/team-log', { params: { query: paging(options) }, ...reading(options) })),
    accessRoles: async (options) => (await dataOf(api.GET('/api/access-roles', reading(options)))).roles,
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

function help(api: HttpClient): Backend['help'] {
  return {
    sendFeedback: (input, { key }) =>
      dataOf(api.POST('/api/help/feedback', { params: { header: header(key) }, body: input })),
    feedback: (options) => dataOf(api.GET('/api/operator/article-feedback', { ...reading(options) })),
  }
}
