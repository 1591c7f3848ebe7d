import type { OwnUsersPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { header, reading, searching } from './request.ts'

export function ownUsers(api: HttpClient): OwnUsersPort {
  const user = '/api/users/{id}' as const
  return {
    list: (options) => dataOf(api.GET('/api/users', { params: { query: searching(options) }, ...reading(options) })),
    get: (id, options) => dataOf(api.GET(user, { params: { path: { id } }, ...reading(options) })),
    resetPassword: (id, { key }) =>
      dataOf(api.POST(`${user}/password-reset`, { params: { path: { id }, header: header(key) } })),
    setBlocked: (id, blocked, { key }) =>
      dataOf(api.PUT(`${user}/blocked`, { params: { path: { id }, header: header(key) }, body: { blocked } })),
  }
}
