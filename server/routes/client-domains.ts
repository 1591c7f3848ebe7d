import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import {
  addClientDomain,
  listClientDomains,
  removeClientDomain,
  verifyClientDomain,
} from '../services/client-domains.ts'
import { ClientDomain, ClientDomainInput, ClientDomains, DomainVerification } from '../shapes.ts'
import { actRefusals } from './clients.ts'
import { operation, type Api } from './operation.ts'
import { Id, IdParams } from './query.ts'

const DomainParams = z.strictObject({ id: Id, domainId: Id })
const refusals = [...actRefusals, 'access-limited'] as const

export function clientDomainRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listClientDomains',
      method: 'get',
      path: '/api/clients/{id}/domains',
      summary: "A client's domains, with the record that proves those that are not verified yet",
      params: IdParams,
      result: ClientDomains,
      refusals,
    },
    ({ caller, params }) => listClientDomains(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'addClientDomain',
      method: 'post',
      path: '/api/clients/{id}/domains',
      summary: 'Adds a domain to a client, to be verified',
      params: IdParams,
      body: ClientDomainInput,
      result: ClientDomain,
      refusals: [...refusals, 'invalid-input', 'idempotency-conflict'],
    },
    ({ caller, params, body, command }) => addClientDomain(deps, caller, params.id, body.name, command),
  )
  operation(
    api,
    {
      id: 'verifyClientDomain',
      method: 'post',
      path: '/api/clients/{id}/domains/{domainId}/verification',
      summary: 'Looks for the TXT record that proves a domain; done too where it is not there yet',
      params: DomainParams,
      result: DomainVerification,
      refusals: [...refusals, 'idempotency-conflict'],
    },
    ({ caller, params, command }) => verifyClientDomain(deps, caller, params.id, params.domainId, command),
  )
  operation(
    api,
    {
      id: 'removeClientDomain',
      method: 'post',
      path: '/api/clients/{id}/domains/{domainId}/removal',
      summary: 'Removes a domain that nobody signs in under',
      params: DomainParams,
      refusals: [...refusals, 'domain-in-use', 'idempotency-conflict'],
    },
    async ({ caller, params, command }) => {
      await removeClientDomain(deps, caller, params.id, params.domainId, command)
      return undefined
    },
  )
}
