import type { Deps } from '../deps.ts'
import { listClientAdministrators, lookUp } from '../services/lookup.ts'
import { ClientAdministrator, LookUp, LookUpInput, pageOf } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams, PageQuery } from './query.ts'

export function lookUpRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'lookUp',
      method: 'post',
      path: '/api/look-ups',
      summary:
        'A client by one of its users or its domain; recorded for the client. Whatever is no client is not found',
      body: LookUpInput,
      result: LookUp,
      refusals: [
        'not-signed-in',
        'not-allowed',
        'not-found',
        'partner-suspended',
        'organization-suspended',
        'access-not-assigned',
        'too-many-requests',
        'invalid-input',
        'idempotency-conflict',
      ],
    },
    ({ caller, body, command }) => lookUp(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'listClientAdministrators',
      method: 'get',
      path: '/api/clients/{id}/administrators',
      summary: 'Everybody at a client who holds an admin role, by name; the reading is recorded for the client',
      params: IdParams,
      query: PageQuery,
      result: pageOf(ClientAdministrator, 'ClientAdministratorPage'),
      refusals: [
        'not-signed-in',
        'not-allowed',
        'not-found',
        'relationship-ended',
        'partner-suspended',
        'organization-suspended',
        'access-not-assigned',
        'invalid-input',
      ],
    },
    ({ caller, params, query }) => listClientAdministrators(deps, caller, params.id, query),
  )
}
