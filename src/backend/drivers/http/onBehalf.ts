import type { OnBehalfPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { header, reading } from './request.ts'

export function onBehalf(api: HttpClient): OnBehalfPort {
  return {
    current: async (id, options) =>
      (await dataOf(api.GET('/api/clients/{id}/on-behalf', { params: { path: { id } }, ...reading(options) }))).session,
    enter: (id, reason, { key }) =>
      dataOf(
        api.POST('/api/clients/{id}/on-behalf', {
          params: { path: { id }, header: header(key) },
          body: { reason },
        }),
      ),
    leave: (id, { key }) =>
      done(api.POST('/api/clients/{id}/on-behalf/leave', { params: { path: { id }, header: header(key) } })),
  }
}
