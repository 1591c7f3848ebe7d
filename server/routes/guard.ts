import type { Deps } from '../deps.ts'
import { readGuard, setGuard } from '../services/guard.ts'
import { Guard, GuardInput } from '../shapes.ts'
import { operation, type Api } from './operation.ts'

export function guardRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'readGuard',
      method: 'get',
      path: '/api/guard',
      summary: 'Which partners the organization lets ask for administration at all',
      result: Guard,
      refusals: ['not-signed-in', 'not-allowed'],
    },
    ({ caller }) => readGuard(deps, caller),
  )
  operation(
    api,
    {
      id: 'setGuard',
      method: 'put',
      path: '/api/guard',
      summary: 'Sets the guard for offers that are answered from now on; never delegable',
      body: GuardInput,
      result: Guard,
      refusals: [
        'not-signed-in',
        'not-customer-admin',
        'organization-suspended',
        'changed-meanwhile',
        'invalid-input',
        'idempotency-conflict',
      ],
    },
    ({ caller, body, command }) => setGuard(deps, caller, body, command),
  )
}
