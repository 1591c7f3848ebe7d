import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import {
  authorizePartner,
  declineOffer,
  noteOpening,
  readOffer,
  readReceipt,
  readViewer,
} from '../services/authorization.ts'
import { createOrganization } from '../services/newOrganization.ts'
import {
  AnswerInput,
  DeclineInput,
  Language,
  NewOrganization,
  NewOrganizationInput,
  OfferReading,
  Receipt,
  ViewerAnswer,
} from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { TokenParams } from './query.ts'

export const deadEnds = [
  'offer-unknown',
  'offer-wrong-cloud',
  'offer-withdrawn',
  'offer-expired',
  'partner-suspended',
] as const

const answerRefusals = [
  ...deadEnds,
  'not-signed-in',
  'not-customer-admin',
  'own-offer',
  'organization-suspended',
  'offer-changed',
  'already-authorized',
  'guarded',
  'already-ordered',
  'invalid-input',
  'idempotency-conflict',
  'too-many-requests',
] as const

export function authorizationRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'readOffer',
      method: 'get',
      path: '/api/offer-links/{token}',
      summary: 'An offer as anybody with its link may read it; changes nothing',
      params: TokenParams,
      query: z.strictObject({ language: Language }),
      result: OfferReading,
      refusals: [...deadEnds, 'invalid-input'],
    },
    ({ params, query }) => readOffer(deps, params.token, query.language),
  )
  operation(
    api,
    {
      id: 'readOfferViewer',
      method: 'get',
      path: '/api/offer-links/{token}/viewer',
      summary: 'Whether the signed-in person may answer an offer; null when nobody is signed in',
      params: TokenParams,
      result: ViewerAnswer,
      refusals: [...deadEnds, 'not-signed-in'],
    },
    async ({ caller, params }) => ({ viewer: await readViewer(deps, caller, params.token) }),
  )
  operation(
    api,
    {
      id: 'noteOpening',
      method: 'post',
      path: '/api/offer-links/{token}/openings',
      summary: 'Records that the signed-in person opened the offer',
      params: TokenParams,
      refusals: [...deadEnds, 'not-signed-in', 'idempotency-conflict', 'too-many-requests'],
    },
    async ({ caller, params, command }) => {
      await noteOpening(deps, caller, params.token, command)
      return undefined
    },
  )
  operation(
    api,
    {
      id: 'authorizePartner',
      method: 'post',
      path: '/api/offer-links/{token}/authorization',
      summary:
        'Answers an offer with yes: makes the partner a delegated admin of the signed-in global admin’s organization, or starts a trial or a purchase, or both',
      params: TokenParams,
      body: AnswerInput,
      result: Receipt,
      refusals: [...answerRefusals, 'trial-used', 'sign-in-again'],
    },
    ({ caller, params, body, command }) => authorizePartner(deps, caller, params.token, body, command),
  )
  operation(
    api,
    {
      id: 'createOrganization',
      method: 'post',
      path: '/api/offer-links/{token}/organizations',
      summary:
        'Makes an organization and its first global admin, for whoever has none in front of a trial or a purchase',
      params: TokenParams,
      body: NewOrganizationInput,
      result: NewOrganization,
      refusals: [
        ...deadEnds,
        'not-allowed',
        'not-supported',
        'too-many-requests',
        'invalid-input',
        'idempotency-conflict',
      ],
    },
    ({ address, params, body, command }) => createOrganization(deps, address, params.token, body, command),
  )
  operation(
    api,
    {
      id: 'declineOffer',
      method: 'post',
      path: '/api/offer-links/{token}/refusal',
      summary: 'Declines an offer for the signed-in global admin’s organization',
      params: TokenParams,
      body: DeclineInput,
      refusals: answerRefusals,
    },
    async ({ caller, params, body, command }) => {
      await declineOffer(deps, caller, params.token, body, command)
      return undefined
    },
  )
  operation(
    api,
    {
      id: 'readReceipt',
      method: 'get',
      path: '/api/receipts/{reference}',
      summary: 'What was granted, to whom, by whom and when',
      params: z.strictObject({ reference: z.string().regex(/^[\w -]{1,100}$/) }),
      result: Receipt,
      refusals: ['not-signed-in', 'not-found'],
    },
    ({ caller, params }) => readReceipt(deps, caller, params.reference),
  )
}
