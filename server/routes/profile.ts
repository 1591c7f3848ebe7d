import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { proveOwnDomain, readProfile, setListing, setProfileContact } from '../services/profile.ts'
import { getTerms, listTerms, writeTerms } from '../services/terms.ts'
import {
  ContactInput,
  Language,
  ListingInput,
  OwnDomainVerification,
  pageOf,
  PartnerProfile,
  Terms,
  TermsInput,
  TermsVersion,
} from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { after, IdParams } from './query.ts'

const read = ['not-signed-in', 'not-allowed'] as const
const act = [...read, 'partner-suspended', 'idempotency-conflict'] as const
const change = [...act, 'changed-meanwhile', 'invalid-input'] as const

export function profileRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'readProfile',
      method: 'get',
      path: '/api/profile',
      summary: 'How the partner shows itself to customers',
      result: PartnerProfile,
      refusals: read,
    },
    ({ caller }) => readProfile(deps, caller),
  )
  operation(
    api,
    {
      id: 'setProfileContact',
      method: 'put',
      path: '/api/profile/contact',
      summary: 'Sets how the partner is reached; every offer page says it at once',
      body: ContactInput,
      result: PartnerProfile,
      refusals: change,
    },
    ({ caller, body, command }) => setProfileContact(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'setListing',
      method: 'put',
      path: '/api/profile/listing',
      summary: 'Sets what customers who look for a partner read, and whether they find this one',
      body: ListingInput,
      result: PartnerProfile,
      refusals: change,
    },
    ({ caller, body, command }) => setListing(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'proveOwnDomain',
      method: 'post',
      path: '/api/profile/domain-proof',
      summary: "Looks for the TXT record that proves the partner's domain; done too where it is not there yet",
      result: OwnDomainVerification,
      refusals: [...act, 'too-many-requests'],
    },
    ({ caller, command }) => proveOwnDomain(deps, caller, command),
  )
  operation(
    api,
    {
      id: 'listTerms',
      method: 'get',
      path: '/api/terms',
      summary: "Versions of the partner's terms in a language, the newest first",
      query: z.strictObject({ language: Language, after }),
      result: pageOf(TermsVersion, 'TermsVersionPage'),
      refusals: [...read, 'invalid-input'],
    },
    ({ caller, query }) => listTerms(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'writeTerms',
      method: 'post',
      path: '/api/terms',
      summary: "Writes a new version of the partner's terms; offers that were made keep theirs",
      body: TermsInput,
      result: Terms,
      refusals: [...change, 'too-many-requests'],
    },
    ({ caller, body, command }) => writeTerms(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'getTerms',
      method: 'get',
      path: '/api/terms/{id}',
      summary: "A version of the partner's terms",
      params: IdParams,
      result: Terms,
      refusals: [...read, 'not-found'],
    },
    ({ caller, params }) => getTerms(deps, caller, params.id),
  )
}
