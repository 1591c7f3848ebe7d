import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { listOfferReports, reportOffer, setOfferReportHandled } from '../services/reports.ts'
import { askAdmin, listAdminRequests, remindAdmin } from '../services/requests.ts'
import { AdminRequest, HandledInput, OfferReport, pageOf, PendingRequests, ReportInput } from '../shapes.ts'
import { deadEnds } from './authorization.ts'
import { operation, type Api } from './operation.ts'
import { IdParams, PageQuery, TokenParams } from './query.ts'

const askRefusals = [
  ...deadEnds,
  'not-signed-in',
  'not-allowed',
  'own-offer',
  'organization-suspended',
  'already-authorized',
  'too-many-requests',
  'idempotency-conflict',
] as const

/** What somebody does in front of an offer that isn't theirs to answer: ask, or report. */
export function askingRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'askAdmin',
      method: 'post',
      path: '/api/offer-links/{token}/request',
      summary: 'Asks the global admins of the signed-in person’s organization to answer an offer',
      params: TokenParams,
      result: AdminRequest,
      refusals: askRefusals,
    },
    ({ caller, params, command }) => askAdmin(deps, caller, params.token, command),
  )
  operation(
    api,
    {
      id: 'remindAdmin',
      method: 'post',
      path: '/api/offer-links/{token}/request/reminders',
      summary: 'Reminds the global admins of a request, once a day at most',
      params: TokenParams,
      result: AdminRequest,
      refusals: [...askRefusals, 'not-found'],
    },
    ({ caller, params, command }) => remindAdmin(deps, caller, params.token, command),
  )
  operation(
    api,
    {
      id: 'listAdminRequests',
      method: 'get',
      path: '/api/admin-requests',
      summary: 'Requests that wait for the signed-in global admin’s answer',
      result: PendingRequests,
      refusals: ['not-signed-in', 'not-customer-admin'],
    },
    ({ caller }) => listAdminRequests(deps, caller),
  )
  operation(
    api,
    {
      id: 'reportOffer',
      method: 'post',
      path: '/api/offer-links/{token}/reports',
      summary: 'Reports an offer to the operator; nothing is kept about who does',
      params: TokenParams,
      body: ReportInput,
      refusals: ['offer-unknown', 'offer-wrong-cloud', 'invalid-input', 'too-many-requests', 'idempotency-conflict'],
    },
    async ({ params, body, command }) => {
      await reportOffer(deps, params.token, body, command)
      return undefined
    },
  )
  operation(
    api,
    {
      id: 'listOfferReports',
      method: 'get',
      path: '/api/operator/reports',
      summary: 'Reports of offers, newest first',
      query: PageQuery.extend({ handled: z.enum(['yes', 'no']) }),
      result: pageOf(OfferReport, 'OfferReportPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listOfferReports(deps, caller, { handled: query.handled === 'yes', after: query.after }),
  )
  operation(
    api,
    {
      id: 'setOfferReportHandled',
      method: 'put',
      path: '/api/operator/reports/{id}/handled',
      summary: 'Says that a report is done with, or opens it again',
      params: IdParams,
      body: HandledInput,
      result: OfferReport,
      refusals: ['not-signed-in', 'not-allowed', 'not-found', 'invalid-input', 'idempotency-conflict'],
    },
    ({ caller, params, body, command }) => setOfferReportHandled(deps, caller, params.id, body.handled, command),
  )
}
