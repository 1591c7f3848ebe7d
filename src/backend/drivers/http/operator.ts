import type { OperatorPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { reading, searching, header } from './request.ts'

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
