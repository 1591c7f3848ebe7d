import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { listProducts } from '../services/offerOrders.ts'
import { getOffer, listOffers, sendOffer, sendPurchase, sendTrial, withdrawOffer } from '../services/offers.ts'
import { Offer, OfferInput, OfferSummary, PurchaseInput, SoldProducts, TrialInput, pageOf } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams, SearchQuery } from './query.ts'

const OffersQuery = SearchQuery.extend({
  state: z.enum(['open', 'ending', 'expired', 'withdrawn']).optional().openapi({
    description: '`ending`: open, and its time is over within two weeks',
  }),
})
const sendRefusals = [
  'not-signed-in',
  'not-allowed',
  'not-certified',
  'partner-suspended',
  'too-many-requests',
  'invalid-input',
  'idempotency-conflict',
] as const

export function offerRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listOffers',
      method: 'get',
      path: '/api/offers',
      summary: "The partner's offers, newest first",
      query: OffersQuery,
      result: pageOf(OfferSummary, 'OfferPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listOffers(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'sendOffer',
      method: 'post',
      path: '/api/offers',
      summary: 'Makes an offer of delegated administration, with its text and its link',
      body: OfferInput,
      result: Offer,
      refusals: sendRefusals,
    },
    ({ caller, body, command }) => sendOffer(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'listProducts',
      method: 'get',
      path: '/api/products',
      summary: 'What can be offered to try or to buy in this cloud',
      result: SoldProducts,
      refusals: ['not-signed-in', 'not-allowed'],
    },
    ({ caller }) => listProducts(deps, caller),
  )
  operation(
    api,
    {
      id: 'sendTrial',
      method: 'post',
      path: '/api/trial-invitations',
      summary: 'Makes a trial invitation, with or without delegated administration',
      body: TrialInput,
      result: Offer,
      refusals: sendRefusals,
    },
    ({ caller, body, command }) => sendTrial(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'sendPurchase',
      method: 'post',
      path: '/api/purchase-offers',
      summary: 'Makes a purchase offer, with or without delegated administration',
      body: PurchaseInput,
      result: Offer,
      refusals: sendRefusals,
    },
    ({ caller, body, command }) => sendPurchase(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'getOffer',
      method: 'get',
      path: '/api/offers/{id}',
      summary: "One of the partner's offers, with its text and its link",
      params: IdParams,
      result: Offer,
      refusals: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    ({ caller, params }) => getOffer(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'withdrawOffer',
      method: 'post',
      path: '/api/offers/{id}/withdrawal',
      summary: 'Takes an offer back: its link can no longer be answered',
      params: IdParams,
      result: Offer,
      refusals: ['not-signed-in', 'not-allowed', 'not-found', 'idempotency-conflict'],
    },
    ({ caller, params, command }) => withdrawOffer(deps, caller, params.id, command),
  )
}
