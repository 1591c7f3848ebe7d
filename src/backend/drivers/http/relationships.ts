import type { ActivityFilter, ListOptions, RelationshipsPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { header, paging, reading, searching } from './request.ts'

/** The filters that are set, as the address has them. */
function filtering(options: ListOptions & ActivityFilter = {}) {
  const { partner, person, relationship, side, event, from, to } = options
  return {
    ...searching(options),
    ...(partner && { partner }),
    ...(person && { person }),
    ...(relationship && { relationship }),
    ...(side && { side }),
    ...(event && { event }),
    ...(from && { from }),
    ...(to && { to }),
  }
}

export function relationships(api: HttpClient): RelationshipsPort {
  return {
    list: (options) =>
      dataOf(
        api.GET('/api/relationships', {
          params: { query: { ...searching(options), ...(options?.show && { show: options.show }) } },
          ...reading(options),
        }),
      ),
    get: (id, options) => dataOf(api.GET('/api/relationships/{id}', { params: { path: { id } }, ...reading(options) })),
    remove: (id, { key }) =>
      dataOf(api.POST('/api/relationships/{id}/removal', { params: { path: { id }, header: header(key) } })),
    limits: (id, options) =>
      dataOf(api.GET('/api/relationships/{id}/limits', { params: { path: { id } }, ...reading(options) })),
    change: (id, change, { key }) =>
      dataOf(
        api.POST('/api/relationships/{id}/changes', { params: { path: { id }, header: header(key) }, body: change }),
      ),
    view: (id, options) =>
      dataOf(api.GET('/api/relationships/{id}/view', { params: { path: { id } }, ...reading(options) })),
    passwordResets: (id, options) =>
      dataOf(api.GET('/api/relationships/{id}/password-resets', { params: { path: { id } }, ...reading(options) })),
    pendingOffers: (options) =>
      dataOf(api.GET('/api/pending-offers', { params: { query: paging(options) }, ...reading(options) })),
    forgetOffer: (id, { key }) =>
      done(api.POST('/api/pending-offers/{id}/forgetting', { params: { path: { id }, header: header(key) } })),
    activity: (options) =>
      dataOf(api.GET('/api/activity', { params: { query: filtering(options) }, ...reading(options) })),
    activityExport: (options) =>
      dataOf(api.GET('/api/activity/export', { params: { query: filtering(options) }, ...reading(options) })),
    activityOverview: (options) =>
      dataOf(
        api.GET('/api/activity/overview', {
          params: { query: { ...filtering(options), ...(options?.zone && { zone: options.zone }) } },
          ...reading(options),
        }),
      ),
  }
}
