import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import {
  addOfferLinks,
  exportOfferLinks,
  getOfferLink,
  listOfferLinks,
  stopOfferLink,
} from '../services/offer-links.ts'
import { sendReminders, setOfferReminding } from '../services/offer-reminders.ts'
import { listUnansweredLinks, remindLinks } from '../services/unanswered-links.ts'
import {
  Offer,
  OfferLink,
  OfferLinkDetails,
  OfferLinkExport,
  OfferLinkState,
  pageOf,
  RecipientsAdded,
  RecipientsInput,
  Reminded,
  RemindInput,
  RemindedLinks,
  RemindingInput,
  RemindLinksInput,
  UnansweredLinks,
  unansweredSorts,
} from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { Id, IdParams, SearchQuery } from './query.ts'

const LinkParams = z.strictObject({ id: Id, linkId: Id })
const state = OfferLinkState.optional()
const LinksQuery = SearchQuery.extend({ state })
const UnansweredQuery = SearchQuery.extend({
  state: OfferLinkState.extract(['waiting', 'opened']).optional(),
  sort: z
    .enum(unansweredSorts)
    .optional()
    .openapi({ description: 'Those made first, or those opened last; those made first if not said' }),
})
const ExportQuery = SearchQuery.omit({ after: true }).extend({ state })

const readRefusals = ['not-signed-in', 'not-allowed', 'not-found'] as const
const openRefusals = [
  ...readRefusals,
  'not-certified',
  'partner-suspended',
  'offer-withdrawn',
  'offer-expired',
  'idempotency-conflict',
] as const

/** Links of an offer for one recipient each: made, followed, stopped, and reminded of. */
export function offerLinkRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listOfferLinks',
      method: 'get',
      path: '/api/offers/{id}/links',
      summary: "An offer's tagged links and what became of them, by the names of their recipients",
      params: IdParams,
      query: LinksQuery,
      result: pageOf(OfferLink, 'OfferLinkPage'),
      refusals: [...readRefusals, 'invalid-input'],
    },
    ({ caller, params, query }) => listOfferLinks(deps, caller, params.id, query),
  )
  operation(
    api,
    {
      id: 'addOfferLinks',
      method: 'post',
      path: '/api/offers/{id}/links',
      summary: 'Makes a link for each recipient; rows that are wrong are told and hinder no other',
      params: IdParams,
      body: RecipientsInput,
      result: RecipientsAdded,
      refusals: [...openRefusals, 'too-many-requests', 'invalid-input'],
    },
    ({ caller, params, body, command }) => addOfferLinks(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'exportOfferLinks',
      method: 'get',
      path: '/api/offers/{id}/links/all',
      summary: 'All tagged links of an offer at once, for a spreadsheet',
      params: IdParams,
      query: ExportQuery,
      result: OfferLinkExport,
      refusals: [...readRefusals, 'invalid-input'],
    },
    ({ caller, params, query }) => exportOfferLinks(deps, caller, params.id, query),
  )
  operation(
    api,
    {
      id: 'getOfferLink',
      method: 'get',
      path: '/api/offers/{id}/links/{linkId}',
      summary: 'One tagged link with its letter, and the companies that opened it',
      params: LinkParams,
      result: OfferLinkDetails,
      refusals: [...readRefusals],
    },
    ({ caller, params }) => getOfferLink(deps, caller, params.id, params.linkId),
  )
  operation(
    api,
    {
      id: 'stopOfferLink',
      method: 'post',
      path: '/api/offers/{id}/links/{linkId}/stop',
      summary: 'Ends one tagged link: it can no longer be answered',
      params: LinkParams,
      result: OfferLinkDetails,
      refusals: [...readRefusals, 'idempotency-conflict'],
    },
    ({ caller, params, command }) => stopOfferLink(deps, caller, params.id, params.linkId, command),
  )
  operation(
    api,
    {
      id: 'sendReminders',
      method: 'post',
      path: '/api/offers/{id}/reminders',
      summary: 'Reminds one recipient, or all who have not answered and may be reminded now',
      params: IdParams,
      body: RemindInput,
      result: Reminded,
      refusals: [...openRefusals, 'too-many-requests', 'invalid-input'],
    },
    ({ caller, params, body, command }) => sendReminders(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'setOfferReminding',
      method: 'put',
      path: '/api/offers/{id}/reminding',
      summary: 'Chooses whether recipients who have not answered are reminded without being asked to',
      params: IdParams,
      body: RemindingInput,
      result: Offer,
      refusals: [...openRefusals, 'invalid-input'],
    },
    ({ caller, params, body, command }) => setOfferReminding(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'listUnansweredLinks',
      method: 'get',
      path: '/api/unanswered-links',
      summary: 'Tagged links of all open offers that nobody has answered, and how many, counted to a thousand',
      query: UnansweredQuery,
      result: UnansweredLinks,
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listUnansweredLinks(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'remindLinks',
      method: 'post',
      path: '/api/unanswered-links/reminders',
      summary: 'Reminds the recipients of some tagged links; those who can’t be reminded now are left out',
      body: RemindLinksInput,
      result: RemindedLinks,
      refusals: [
        ...readRefusals,
        'not-certified',
        'partner-suspended',
        'too-many-requests',
        'idempotency-conflict',
        'invalid-input',
      ],
    },
    ({ caller, body, command }) => remindLinks(deps, caller, body, command),
  )
}
