import type { TeamPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { reading, searching, paging, header } from './request.ts'

export function team(api: HttpClient): TeamPort {
  const member = (id: string, key: string) => ({ path: { id }, header: header(key) })
  return {
    list: (options) => dataOf(api.GET('/api/team', { params: { query: searching(options) }, ...reading(options) })),
    get: (id, options) => dataOf(api.GET('/api/team/{id}', { params: { path: { id } }, ...reading(options) })),
    invite: (input, { key }) => dataOf(api.POST('/api/team', { params: { header: header(key) }, body: input })),
    assignAccess: (id, access, { key }) =>
      dataOf(api.PUT('/api/team/{id}/access', { params: member(id, key), body: { access } })),
    setRole: (id, role, { key }) =>
      dataOf(api.PUT('/api/team/{id}/partner-role', { params: member(id, key), body: { role } })),
    setBlocked: (id, blocked, { key }) =>
      dataOf(api.PUT('/api/team/{id}/blocked', { params: member(id, key), body: { blocked } })),
    log: (options) => dataOf(api.GET('/api/team-log', { params: { query: paging(options) }, ...reading(options) })),
    accessRoles: async (options) => (await dataOf(api.GET('/api/access-roles', reading(options)))).roles,
  }
}
