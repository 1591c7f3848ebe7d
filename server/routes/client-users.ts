import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { listClientSubscriptions, changeLicenses } from '../services/client-licenses.ts'
import {
  addClientUser,
  assignAdminRole,
  editClientUser,
  getClientUser,
  setClientUserBlocked,
} from '../services/client-users.ts'
import {
  AdminRoleInput,
  BlockedInput,
  ClientUserAdded,
  ClientUserDetails,
  ClientUserEdit,
  ClientUserInput,
  LicensesInput,
  pageOf,
  Subscription,
} from '../shapes.ts'
import { actRefusals } from './clients.ts'
import { operation, type Api } from './operation.ts'
import { Id, IdParams, PageQuery } from './query.ts'

const UserParams = z.strictObject({ id: Id, userId: Id })
const changeRefusals = [...actRefusals, 'access-limited', 'invalid-input', 'idempotency-conflict'] as const

export function clientUserRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'addClientUser',
      method: 'post',
      path: '/api/clients/{id}/users',
      summary: 'Adds a user to a client, under one of its verified domains',
      params: IdParams,
      body: ClientUserInput,
      result: ClientUserAdded,
      refusals: [...changeRefusals, 'no-licenses-left'],
    },
    ({ caller, params, body, command }) => addClientUser(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'getClientUser',
      method: 'get',
      path: '/api/clients/{id}/users/{userId}',
      summary: "A client's user, with the licenses they hold",
      params: UserParams,
      result: ClientUserDetails,
      refusals: actRefusals,
    },
    ({ caller, params }) => getClientUser(deps, caller, params.id, params.userId),
  )
  operation(
    api,
    {
      id: 'editClientUser',
      method: 'put',
      path: '/api/clients/{id}/users/{userId}',
      summary: "Changes the name, the address and the language of a client's user",
      params: UserParams,
      body: ClientUserEdit,
      result: ClientUserDetails,
      refusals: [...changeRefusals, 'never-delegable'],
    },
    ({ caller, params, body, command }) => editClientUser(deps, caller, params.id, params.userId, body, command),
  )
  operation(
    api,
    {
      id: 'setClientUserBlocked',
      method: 'put',
      path: '/api/clients/{id}/users/{userId}/blocked',
      summary: "Blocks a client's user, whose sessions end at once, or lets them in again",
      params: UserParams,
      body: BlockedInput,
      result: ClientUserDetails,
      refusals: [...changeRefusals, 'never-delegable', 'last-global-admin'],
    },
    ({ caller, params, body, command }) =>
      setClientUserBlocked(deps, caller, params.id, params.userId, body.blocked, command),
  )
  operation(
    api,
    {
      id: 'assignAdminRole',
      method: 'put',
      path: '/api/clients/{id}/users/{userId}/admin-role',
      summary: "Gives a client's user an admin role, another one, or none",
      params: UserParams,
      body: AdminRoleInput,
      result: ClientUserDetails,
      refusals: [...changeRefusals, 'never-delegable', 'last-global-admin'],
    },
    ({ caller, params, body, command }) => assignAdminRole(deps, caller, params.id, params.userId, body.role, command),
  )
  operation(
    api,
    {
      id: 'changeLicenses',
      method: 'put',
      path: '/api/clients/{id}/users/{userId}/licenses',
      summary: "Gives licenses to a client's user and takes others back, by the ids of subscriptions",
      params: UserParams,
      body: LicensesInput,
      result: ClientUserDetails,
      refusals: [...changeRefusals, 'no-licenses-left'],
    },
    ({ caller, params, body, command }) => changeLicenses(deps, caller, params.id, params.userId, body, command),
  )
  operation(
    api,
    {
      id: 'listClientSubscriptions',
      method: 'get',
      path: '/api/clients/{id}/subscriptions',
      summary: 'What a client has bought or tries, newest first',
      params: IdParams,
      query: PageQuery,
      result: pageOf(Subscription, 'SubscriptionPage'),
      refusals: [...actRefusals, 'access-limited', 'invalid-input'],
    },
    ({ caller, params, query }) => listClientSubscriptions(deps, caller, params.id, query),
  )
}
