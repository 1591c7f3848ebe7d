import type { ClientsPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { reading, searching, paging, header } from './request.ts'

export function clients(api: HttpClient): ClientsPort {
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
