import type { Deps } from '../deps.ts'
import { getOwnUser, listOwnUsers, resetOwnPassword, setOwnUserBlocked } from '../services/own-users.ts'
import { BlockedInput, OwnUser, pageOf, PasswordReset } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams, SearchQuery } from './query.ts'

const act = [
  'not-signed-in',
  'not-allowed',
  'not-found',
  'organization-suspended',
  'own-account',
  'idempotency-conflict',
] as const

export function ownUserRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listOwnUsers',
      method: 'get',
      path: '/api/users',
      summary: "The organization's own people by name, for its admins",
      query: SearchQuery,
      result: pageOf(OwnUser, 'OwnUserPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listOwnUsers(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'getOwnUser',
      method: 'get',
      path: '/api/users/{id}',
      summary: "One of the organization's own people",
      params: IdParams,
      result: OwnUser,
      refusals: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    ({ caller, params }) => getOwnUser(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'resetOwnPassword',
      method: 'post',
      path: '/api/users/{id}/password-reset',
      summary: "Resets the password of one of the organization's own people; the temporary one is shown once",
      params: IdParams,
      result: PasswordReset,
      refusals: [...act, 'sign-in-again', 'not-supported'],
    },
    ({ caller, params, command }) => resetOwnPassword(deps, caller, params.id, command),
  )
  operation(
    api,
    {
      id: 'setOwnUserBlocked',
      method: 'put',
      path: '/api/users/{id}/blocked',
      summary: "Blocks one of the organization's own people, whose sessions end at once, or lets them in again",
      params: IdParams,
      body: BlockedInput,
      result: OwnUser,
      refusals: [...act, 'last-owner', 'invalid-input'],
    },
    ({ caller, params, body, command }) => setOwnUserBlocked(deps, caller, params.id, body.blocked, command),
  )
}
