import type { ClientFilter, ClientsPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { reading, searching, paging, header } from './request.ts'

/** A filter as it stands in an address. */
function filtering({ state, role, endsWithin, offer, noted, search }: ClientFilter) {
  return {
    ...searching({ search }),
    ...(state === 'past' ? { state } : {}),
    ...(role ? { role } : {}),
    ...(endsWithin ? { endsWithin: endsWithin === 30 ? ('30' as const) : ('90' as const) } : {}),
    ...(offer ? { offer } : {}),
    ...(noted ? { noted: 'yes' as const } : {}),
  }
}

export function clients(api: HttpClient): ClientsPort {
  return {
    list: (options = {}) =>
      dataOf(
        api.GET('/api/clients', {
          params: {
            query: { ...filtering(options), ...paging(options), ...(options.sort ? { sort: options.sort } : {}) },
          },
          ...reading(options),
        }),
      ),
    count: (filter, options) =>
      dataOf(api.GET('/api/client-count', { params: { query: filtering(filter) }, ...reading(options) })),
    overview: (options) => dataOf(api.GET('/api/overview', { ...reading(options) })),
    exportCsv: ({ filter, sort, language }, options) =>
      dataOf(
        api.GET('/api/client-export', {
          params: { query: { ...filtering(filter), ...(sort ? { sort } : {}), language } },
          parseAs: 'blob',
          ...reading(options),
        }),
      ),
    note: (id, options) => dataOf(api.GET('/api/clients/{id}/note', { params: { path: { id } }, ...reading(options) })),
    setNote: (id, body, { key }) =>
      dataOf(api.PUT('/api/clients/{id}/note', { params: { path: { id }, header: header(key) }, body })),
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
