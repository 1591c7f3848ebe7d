import type { Deps } from '../deps.ts'
import { enterClient, leaveClient, readOnBehalf } from '../services/on-behalf.ts'
import { EnterInput, OnBehalfAnswer, OnBehalfSession } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams } from './query.ts'

const refusals = [
  'not-signed-in',
  'not-allowed',
  'not-found',
  'relationship-ended',
  'partner-suspended',
  'organization-suspended',
  'access-not-assigned',
] as const

export function onBehalfRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'getOnBehalf',
      method: 'get',
      path: '/api/clients/{id}/on-behalf',
      summary: 'The working session in which the person who asks is at a client, if there is one',
      params: IdParams,
      result: OnBehalfAnswer,
      refusals,
    },
    ({ caller, params }) => readOnBehalf(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'enterClient',
      method: 'post',
      path: '/api/clients/{id}/on-behalf',
      summary: 'Begins a working session at a client, with a reason that the client can read',
      params: IdParams,
      body: EnterInput,
      result: OnBehalfSession,
      refusals: [...refusals, 'on-behalf-ended', 'invalid-input', 'idempotency-conflict'],
    },
    ({ caller, params, body, command }) => enterClient(deps, caller, params.id, body.reason, command),
  )
  operation(
    api,
    {
      id: 'leaveClient',
      method: 'post',
      path: '/api/clients/{id}/on-behalf/leave',
      summary: 'Ends the working session at a client; done too where there is none',
      params: IdParams,
      refusals: ['not-signed-in', 'not-allowed', 'not-found', 'idempotency-conflict'],
    },
    async ({ caller, params, command }) => {
      await leaveClient(deps, caller, params.id, command)
      return undefined
    },
  )
}
