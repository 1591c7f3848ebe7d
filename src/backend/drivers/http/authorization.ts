import type { AuthorizationPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { reading, header } from './request.ts'

export function authorization(api: HttpClient): AuthorizationPort {
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
    createOrganization: (token, input, { key }) =>
      dataOf(
        api.POST('/api/offer-links/{token}/organizations', {
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
