import type { Deps } from '../deps.ts'
import { addOrganization, listOrganizations, setCertified, setSuspended, setUp } from '../services/operator.ts'
import {
  CertifiedInput,
  ManagedOrganization,
  OrganizationAdded,
  OrganizationInput,
  pageOf,
  SetUpInput,
  SuspendedInput,
} from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams, SearchQuery } from './query.ts'

const refusals = ['not-signed-in', 'not-allowed', 'not-found', 'invalid-input', 'idempotency-conflict'] as const

export function operatorRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listOrganizations',
      method: 'get',
      path: '/api/operator/organizations',
      summary: 'All organizations of the installation, by name',
      query: SearchQuery,
      result: pageOf(ManagedOrganization, 'ManagedOrganizationPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listOrganizations(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'addOrganization',
      method: 'post',
      path: '/api/operator/organizations',
      summary: 'Adds an organization with its first global admin',
      body: OrganizationInput,
      result: OrganizationAdded,
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input', 'idempotency-conflict'],
    },
    ({ caller, body, command }) => addOrganization(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'setCertified',
      method: 'put',
      path: '/api/operator/organizations/{id}/certified',
      summary: 'Says whether a partner is certified to offer delegated administration',
      params: IdParams,
      body: CertifiedInput,
      result: ManagedOrganization,
      refusals,
    },
    ({ caller, params, body, command }) => setCertified(deps, caller, params.id, body.certified, command),
  )
  operation(
    api,
    {
      id: 'setSuspended',
      method: 'put',
      path: '/api/operator/organizations/{id}/suspended',
      summary: 'Suspends an organization, or lets it go on',
      params: IdParams,
      body: SuspendedInput,
      result: ManagedOrganization,
      refusals,
    },
    ({ caller, params, body, command }) => setSuspended(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'setUp',
      method: 'post',
      path: '/api/set-up',
      summary: "Makes the operator's account by a one-time link",
      body: SetUpInput,
      refusals: ['invalid-input', 'link-spent', 'not-supported', 'idempotency-conflict'],
    },
    async ({ body }) => {
      await setUp(deps, body)
      return undefined
    },
  )
}
