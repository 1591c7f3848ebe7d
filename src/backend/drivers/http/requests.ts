import type { RequestsPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { header, reading } from './request.ts'

export function requests(api: HttpClient): RequestsPort {
  return {
    ask: (token, { key }) =>
      dataOf(api.POST('/api/offer-links/{token}/request', { params: { path: { token }, header: header(key) } })),
    remind: (token, { key }) =>
      dataOf(
        api.POST('/api/offer-links/{token}/request/reminders', { params: { path: { token }, header: header(key) } }),
      ),
    pending: async (options) => (await dataOf(api.GET('/api/admin-requests', { ...reading(options) }))).items,
  }
}
