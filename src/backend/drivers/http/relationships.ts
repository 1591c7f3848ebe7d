import type { RelationshipsPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { reading, paging, header } from './request.ts'

export function relationships(api: HttpClient): RelationshipsPort {
  return {
    list: (options) =>
      dataOf(api.GET('/api/relationships', { params: { query: paging(options) }, ...reading(options) })),
    get: (id, options) => dataOf(api.GET('/api/relationships/{id}', { params: { path: { id } }, ...reading(options) })),
    remove: (id, { key }) =>
      dataOf(api.POST('/api/relationships/{id}/removal', { params: { path: { id }, header: header(key) } })),
    activity: (options) =>
      dataOf(api.GET('/api/activity', { params: { query: paging(options) }, ...reading(options) })),
  }
}
