import type { OffersPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { reading, searching, header } from './request.ts'

export function offers(api: HttpClient): OffersPort {
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
