import type { Deps } from '../deps.ts'
import { getRelationship, listActivity, listRelationships, removePartner } from '../services/relationships.ts'
import { Activity, pageOf, Relationship } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams, PageQuery } from './query.ts'

export function relationshipRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listRelationships',
      method: 'get',
      path: '/api/relationships',
      summary: "The customer's partner relationships, newest first",
      query: PageQuery,
      result: pageOf(Relationship, 'RelationshipPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listRelationships(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'getRelationship',
      method: 'get',
      path: '/api/relationships/{id}',
      summary: "One of the customer's partner relationships",
      params: IdParams,
      result: Relationship,
      refusals: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    ({ caller, params }) => getRelationship(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'removePartner',
      method: 'post',
      path: '/api/relationships/{id}/removal',
      summary: 'Removes a partner: once this has answered, none of its acts succeeds',
      params: IdParams,
      result: Relationship,
      refusals: ['not-signed-in', 'not-customer-admin', 'not-found', 'idempotency-conflict'],
    },
    ({ caller, params, command }) => removePartner(deps, caller, params.id, command),
  )
  operation(
    api,
    {
      id: 'listActivity',
      method: 'get',
      path: '/api/activity',
      summary: "What was done under the customer's partner relationships, newest first",
      query: PageQuery,
      result: pageOf(Activity, 'ActivityPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listActivity(deps, caller, query),
  )
}
