import type { RequestListOptions, ServiceRequestsPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { header, paging, reading } from './request.ts'

const wanted = (options: RequestListOptions = {}) => ({
  ...paging(options),
  ...(options.state ? { state: options.state } : {}),
})

export function serviceRequests(api: HttpClient): ServiceRequestsPort {
  return {
    list: (options) =>
      dataOf(
        api.GET('/api/service-requests', {
          params: { query: { ...wanted(options), ...(options?.client ? { client: options.client } : {}) } },
          ...reading(options),
        }),
      ),
    own: (options) =>
      dataOf(api.GET('/api/own-service-requests', { params: { query: wanted(options) }, ...reading(options) })),
    get: (id, options) =>
      dataOf(api.GET('/api/service-requests/{id}', { params: { path: { id } }, ...reading(options) })),
    create: (id, input, { key }) =>
      dataOf(
        api.POST('/api/clients/{id}/service-requests', {
          params: { path: { id }, header: header(key) },
          body: input,
        }),
      ),
    answer: (id, text, { key }) =>
      dataOf(
        api.POST('/api/service-requests/{id}/answers', {
          params: { path: { id }, header: header(key) },
          body: { text },
        }),
      ),
    setState: (id, state, { key }) =>
      dataOf(
        api.PUT('/api/service-requests/{id}/state', {
          params: { path: { id }, header: header(key) },
          body: { state },
        }),
      ),
  }
}
