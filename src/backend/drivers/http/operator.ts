import type { OperatorPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { reading, paging, searching, header } from './request.ts'

export function operator(api: HttpClient): OperatorPort {
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
    setSuspended: (id, suspended, { key, reason }) =>
      dataOf(
        api.PUT(`${organization}/suspended`, {
          params: { path: { id }, header: header(key) },
          body: { suspended, ...(reason ? { reason } : {}) },
        }),
      ),
    organization: (id, options) => dataOf(api.GET(organization, { params: { path: { id } }, ...reading(options) })),
    change: (id, input, { key }) =>
      dataOf(api.PUT(organization, { params: { path: { id }, header: header(key) }, body: { ...input } })),
    people: (id, options) =>
      dataOf(
        api.GET(`${organization}/people`, { params: { path: { id }, query: searching(options) }, ...reading(options) }),
      ),
    renewSignIn: (id, personId, { key }) =>
      dataOf(
        api.POST(`${organization}/people/{personId}/renew-sign-in`, {
          params: { path: { id, personId }, header: header(key) },
        }),
      ),
    mails: (options = {}) =>
      dataOf(
        api.GET('/api/operator/mails', {
          params: { query: { ...paging(options), ...(options.state ? { state: options.state } : {}) } },
          ...reading(options),
        }),
      ),
    retryMail: (id, { key }) =>
      done(api.POST('/api/operator/mails/{id}/retry', { params: { path: { id }, header: header(key) } })),
    audit: (options = {}) =>
      dataOf(
        api.GET('/api/operator/audit', {
          params: {
            query: {
              ...paging(options),
              ...(options.source ? { source: options.source } : {}),
              ...(options.organization ? { organization: options.organization } : {}),
            },
          },
          ...reading(options),
        }),
      ),
    setUp: (input, { key }) => done(api.POST('/api/set-up', { params: { header: header(key) }, body: input })),
  }
}
