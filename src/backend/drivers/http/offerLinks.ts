import type { OfferLinkListOptions, OfferLinksPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { header, reading, searching } from './request.ts'

export function offerLinks(api: HttpClient): OfferLinksPort {
  const filtered = (options: OfferLinkListOptions = {}) => ({
    ...searching(options),
    ...(options.state ? { state: options.state } : {}),
  })
  return {
    list: (id, options) =>
      dataOf(
        api.GET('/api/offers/{id}/links', { params: { path: { id }, query: filtered(options) }, ...reading(options) }),
      ),
    all: (id, options) =>
      dataOf(
        api.GET('/api/offers/{id}/links/all', {
          params: { path: { id }, query: filtered(options) },
          ...reading(options),
        }),
      ),
    get: (id, linkId, options) =>
      dataOf(api.GET('/api/offers/{id}/links/{linkId}', { params: { path: { id, linkId } }, ...reading(options) })),
    add: (id, rows, { key }) =>
      dataOf(
        api.POST('/api/offers/{id}/links', {
          params: { path: { id }, header: header(key) },
          body: { rows: rows.map((row) => ({ ...row })) },
        }),
      ),
    stop: (id, linkId, { key }) =>
      dataOf(
        api.POST('/api/offers/{id}/links/{linkId}/stop', { params: { path: { id, linkId }, header: header(key) } }),
      ),
    remind: (id, link, { key }) =>
      dataOf(api.POST('/api/offers/{id}/reminders', { params: { path: { id }, header: header(key) }, body: { link } })),
    unanswered: (options = {}) => {
      const { state, sort } = options
      const query = { ...searching(options), ...(state ? { state } : {}), ...(sort ? { sort } : {}) }
      return dataOf(api.GET('/api/unanswered-links', { params: { query }, ...reading(options) }))
    },
    remindSeveral: (links, { key }) =>
      dataOf(
        api.POST('/api/unanswered-links/reminders', { params: { header: header(key) }, body: { links: [...links] } }),
      ),
    setReminding: (id, automatically, { key }) =>
      dataOf(
        api.PUT('/api/offers/{id}/reminding', {
          params: { path: { id }, header: header(key) },
          body: { automatically },
        }),
      ),
  }
}
