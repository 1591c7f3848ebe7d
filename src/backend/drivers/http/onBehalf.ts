import type { OnBehalfPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { header, paging, reading } from './request.ts'

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
    user: (id, userId, options) =>
      dataOf(api.GET('/api/clients/{id}/users/{userId}', { params: { path: { id, userId } }, ...reading(options) })),
    addUser: (id, input, { key }) =>
      dataOf(
        api.POST('/api/clients/{id}/users', {
          params: { path: { id }, header: header(key) },
          body: { ...input, licenses: [...input.licenses] },
        }),
      ),
    editUser: (id, userId, input, { key }) =>
      dataOf(
        api.PUT('/api/clients/{id}/users/{userId}', {
          params: { path: { id, userId }, header: header(key) },
          body: input,
        }),
      ),
    setBlocked: (id, userId, blocked, { key }) =>
      dataOf(
        api.PUT('/api/clients/{id}/users/{userId}/blocked', {
          params: { path: { id, userId }, header: header(key) },
          body: { blocked },
        }),
      ),
    assignRole: (id, userId, role, { key }) =>
      dataOf(
        api.PUT('/api/clients/{id}/users/{userId}/admin-role', {
          params: { path: { id, userId }, header: header(key) },
          body: { role },
        }),
      ),
    changeLicenses: (id, userId, { add, remove }, { key }) =>
      dataOf(
        api.PUT('/api/clients/{id}/users/{userId}/licenses', {
          params: { path: { id, userId }, header: header(key) },
          body: { add: [...add], remove: [...remove] },
        }),
      ),
    subscriptions: (id, options) =>
      dataOf(
        api.GET('/api/clients/{id}/subscriptions', {
          params: { path: { id }, query: paging(options) },
          ...reading(options),
        }),
      ),
    domains: async (id, options) =>
      (await dataOf(api.GET('/api/clients/{id}/domains', { params: { path: { id } }, ...reading(options) }))).domains,
    addDomain: (id, name, { key }) =>
      dataOf(
        api.POST('/api/clients/{id}/domains', {
          params: { path: { id }, header: header(key) },
          body: { name },
        }),
      ),
    verifyDomain: (id, domainId, { key }) =>
      dataOf(
        api.POST('/api/clients/{id}/domains/{domainId}/verification', {
          params: { path: { id, domainId }, header: header(key) },
        }),
      ),
    removeDomain: (id, domainId, { key }) =>
      done(
        api.POST('/api/clients/{id}/domains/{domainId}/removal', {
          params: { path: { id, domainId }, header: header(key) },
        }),
      ),
  }
}
