import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { forgetOffer, listPendingOffers } from '../services/pendingOffers.ts'
import { changeRelationship, relationshipLimits } from '../services/relationshipChange.ts'
import { getRelationship, listRelationships, removePartner } from '../services/relationships.ts'
import { listPasswordResets, partnerView } from '../services/visible.ts'
import {
  pageOf,
  PartnerView,
  PasswordResetList,
  PendingOffer,
  Relationship,
  RelationshipChange,
  RelationshipLimits,
} from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { after, IdParams, PageQuery, search } from './query.ts'

export function relationshipRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listRelationships',
      method: 'get',
      path: '/api/relationships',
      summary: "The customer's partner relationships, newest first",
      query: z.strictObject({ search, show: z.enum(['current', 'past']).optional(), after }),
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
      id: 'readRelationshipLimits',
      method: 'get',
      path: '/api/relationships/{id}/limits',
      summary: 'How far a relationship can be widened without a new offer',
      params: IdParams,
      result: RelationshipLimits,
      refusals: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    ({ caller, params }) => relationshipLimits(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'changeRelationship',
      method: 'post',
      path: '/api/relationships/{id}/changes',
      summary: 'Changes the role or the end of a relationship that goes on; in effect when this has answered',
      params: IdParams,
      body: RelationshipChange,
      result: Relationship,
      refusals: [
        'not-signed-in',
        'not-customer-admin',
        'not-found',
        'relationship-ended',
        'changed-meanwhile',
        'partner-suspended',
        'organization-suspended',
        'guarded',
        'sign-in-again',
        'invalid-input',
        'idempotency-conflict',
      ],
    },
    ({ caller, params, body, command }) => changeRelationship(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'readPartnerView',
      method: 'get',
      path: '/api/relationships/{id}/view',
      summary: 'What the partner can see in the customer’s organization now, in kinds and counts',
      params: IdParams,
      result: PartnerView,
      refusals: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    ({ caller, params }) => partnerView(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'listPasswordResets',
      method: 'get',
      path: '/api/relationships/{id}/password-resets',
      summary: 'Whose passwords the partner reset lately, and whose the password is by now',
      params: IdParams,
      result: PasswordResetList,
      refusals: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    ({ caller, params }) => listPasswordResets(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'listPendingOffers',
      method: 'get',
      path: '/api/pending-offers',
      summary: 'Offers that somebody of the organization opened and that wait for its answer',
      query: PageQuery,
      result: pageOf(PendingOffer, 'PendingOfferPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listPendingOffers(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'forgetOffer',
      method: 'post',
      path: '/api/pending-offers/{id}/forgetting',
      summary: 'Puts an offer aside until somebody opens it again; it is not declined',
      params: IdParams,
      refusals: ['not-signed-in', 'not-customer-admin', 'not-found', 'idempotency-conflict'],
    },
    async ({ caller, params, command }) => {
      await forgetOffer(deps, caller, params.id, command)
      return undefined
    },
  )
}
