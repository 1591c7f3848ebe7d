import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { getClient, listClientUsers, resetClientPassword } from '../services/clients.ts'
import { Client, ClientUser, pageOf, PasswordReset } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { Id, IdParams, SearchQuery } from './query.ts'

export const actRefusals = [
  'not-signed-in',
  'not-allowed',
  'not-found',
  'relationship-ended',
  'partner-suspended',
  'organization-suspended',
  'access-not-assigned',
  'on-behalf-ended',
] as const

export function clientRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'getClient',
      method: 'get',
      path: '/api/clients/{id}',
      summary: 'A client of the partner',
      params: IdParams,
      result: Client,
      refusals: ['not-signed-in', 'not-allowed', 'not-found', 'relationship-ended', 'partner-suspended'],
    },
    ({ caller, params }) => getClient(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'listClientUsers',
      method: 'get',
      path: '/api/clients/{id}/users',
      summary: "A client's users by name; the reading is recorded for the customer",
      params: IdParams,
      query: SearchQuery,
      result: pageOf(ClientUser, 'ClientUserPage'),
      refusals: [...actRefusals, 'invalid-input'],
    },
    ({ caller, params, query }) => listClientUsers(deps, caller, params.id, query),
  )
  operation(
    api,
    {
      id: 'resetClientPassword',
      method: 'post',
      path: '/api/clients/{id}/users/{userId}/password-reset',
      summary: "Resets the password of a client's user to a temporary one",
      params: z.strictObject({ id: Id, userId: Id }),
      result: PasswordReset,
      refusals: [
        ...actRefusals,
        'access-limited',
        'last-global-admin',
        'never-delegable',
        'not-supported',
        'idempotency-conflict',
      ],
    },
    ({ caller, params, command }) => resetClientPassword(deps, caller, params.id, params.userId, command),
  )
}
