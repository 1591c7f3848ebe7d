import type { ReportsPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { header, paging, reading } from './request.ts'

export function reports(api: HttpClient): ReportsPort {
  return {
    send: (token, input, { key }) =>
      done(
        api.POST('/api/offer-links/{token}/reports', {
          params: { path: { token }, header: header(key) },
          body: input,
        }),
      ),
    list: (options = {}) =>
      dataOf(
        api.GET('/api/operator/reports', {
          params: { query: { ...paging(options), handled: options.handled ? 'yes' : 'no' } },
          ...reading(options),
        }),
      ),
    setHandled: (id, handled, { key }) =>
      dataOf(
        api.PUT('/api/operator/reports/{id}/handled', {
          params: { path: { id }, header: header(key) },
          body: { handled },
        }),
      ),
  }
}
