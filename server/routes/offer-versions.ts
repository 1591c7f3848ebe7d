import type { Deps } from '../deps.ts'
import { listOfferAnswers, listOfferVersions, reviseOffer, setOfferExpiry } from '../services/offer-versions.ts'
import { Offer, OfferAnswer, OfferExpiry, OfferRevision, OfferVersion, pageOf } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { Id, IdParams, PageQuery } from './query.ts'

const readRefusals = ['not-signed-in', 'not-allowed', 'not-found', 'invalid-input'] as const
const changeRefusals = [
  ...readRefusals,
  'not-certified',
  'partner-suspended',
  'offer-withdrawn',
  'idempotency-conflict',
] as const

/** What changes about an offer after it was sent, and what came back. */
export function offerVersionRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listOfferVersions',
      method: 'get',
      path: '/api/offers/{id}/versions',
      summary: 'The versions of an offer with how each was answered, the newest first',
      params: IdParams,
      query: PageQuery,
      result: pageOf(OfferVersion, 'OfferVersionPage'),
      refusals: [...readRefusals],
    },
    ({ caller, params, query }) => listOfferVersions(deps, caller, params.id, query),
  )
  operation(
    api,
    {
      id: 'reviseOffer',
      method: 'post',
      path: '/api/offers/{id}/versions',
      summary: 'Makes a new version of an offer, to which all its links lead from then on',
      params: IdParams,
      body: OfferRevision,
      result: Offer,
      refusals: [...changeRefusals, 'offer-expired', 'offer-changed'],
    },
    ({ caller, params, body, command }) => reviseOffer(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'setOfferExpiry',
      method: 'put',
      path: '/api/offers/{id}/expiry',
      summary: 'Sets until when an offer can be answered',
      params: IdParams,
      body: OfferExpiry,
      result: Offer,
      refusals: [...changeRefusals],
    },
    ({ caller, params, body, command }) => setOfferExpiry(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'listOfferAnswers',
      method: 'get',
      path: '/api/offers/{id}/answers',
      summary: 'What customers answered to an offer, the latest first',
      params: IdParams,
      query: PageQuery.extend({ link: Id.optional() }),
      result: pageOf(OfferAnswer, 'OfferAnswerPage'),
      refusals: [...readRefusals],
    },
    ({ caller, params, query }) => listOfferAnswers(deps, caller, params.id, query),
  )
}
