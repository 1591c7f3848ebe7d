import type { OffersPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { header, paging, reading, searching } from './request.ts'

export function offers(api: HttpClient): OffersPort {
  return {
    list: (options) =>
      dataOf(
        api.GET('/api/offers', {
          params: { query: { ...searching(options), ...(options?.state ? { state: options.state } : {}) } },
          ...reading(options),
        }),
      ),
    get: (id, options) => dataOf(api.GET('/api/offers/{id}', { params: { path: { id } }, ...reading(options) })),
    send: (input, { key }) =>
      dataOf(
        api.POST('/api/offers', {
          params: { header: header(key) },
          body: { ...input, texts: { ...input.texts } },
        }),
      ),
    products: async (options) => (await dataOf(api.GET('/api/products', { ...reading(options) }))).items,
    sendTrial: (input, { key }) =>
      dataOf(
        api.POST('/api/trial-invitations', {
          params: { header: header(key) },
          body: { ...input, texts: { ...input.texts } },
        }),
      ),
    sendPurchase: (input, { key }) =>
      dataOf(
        api.POST('/api/purchase-offers', {
          params: { header: header(key) },
          body: { ...input, items: [...input.items], texts: { ...input.texts } },
        }),
      ),
    withdraw: (id, { key }) =>
      dataOf(api.POST('/api/offers/{id}/withdrawal', { params: { path: { id }, header: header(key) } })),
    revise: (id, { purchase, ...input }, { key }) =>
      dataOf(
        api.POST('/api/offers/{id}/versions', {
          params: { path: { id }, header: header(key) },
          body: {
            ...input,
            texts: { ...input.texts },
            ...(purchase ? { purchase: { ...purchase, items: [...purchase.items] } } : {}),
          },
        }),
      ),
    setExpiry: (id, expiresAt, { key }) =>
      dataOf(
        api.PUT('/api/offers/{id}/expiry', { params: { path: { id }, header: header(key) }, body: { expiresAt } }),
      ),
    versions: (id, options) =>
      dataOf(
        api.GET('/api/offers/{id}/versions', {
          params: { path: { id }, query: paging(options) },
          ...reading(options),
        }),
      ),
    answers: (id, options) =>
      dataOf(
        api.GET('/api/offers/{id}/answers', {
          params: { path: { id }, query: { ...paging(options), ...(options?.link ? { link: options.link } : {}) } },
          ...reading(options),
        }),
      ),
  }
}
