import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import {
  changeOrganization,
  getOrganization,
  listAuditEntries,
  listMailQueue,
  listOrganizationPeople,
  renewSignIn,
  retryQueuedMail,
} from '../services/operations.ts'
import {
  AuditEntry,
  MailState,
  OrganizationChange,
  OrganizationDetails,
  OrganizationPerson,
  OutboxMail,
  pageOf,
  SignInRenewed,
} from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { Id, IdParams, PageQuery, SearchQuery } from './query.ts'

const reading = ['not-signed-in', 'not-allowed', 'not-found'] as const
const acting = [...reading, 'idempotency-conflict'] as const

/** What the operator sees and does beside adding organizations: one of them, its people, the mails, the acts. */
export function operationsRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'getOrganization',
      method: 'get',
      path: '/api/operator/organizations/{id}',
      summary: 'One organization',
      params: IdParams,
      result: OrganizationDetails,
      refusals: reading,
    },
    ({ caller, params }) => getOrganization(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'changeOrganization',
      method: 'put',
      path: '/api/operator/organizations/{id}',
      summary: 'Corrects what is known of an organization',
      params: IdParams,
      body: OrganizationChange,
      result: OrganizationDetails,
      refusals: [...acting, 'changed-meanwhile', 'invalid-input'],
    },
    ({ caller, params, body, command }) => changeOrganization(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'listOrganizationPeople',
      method: 'get',
      path: '/api/operator/organizations/{id}/people',
      summary: 'The people of an organization, by name',
      params: IdParams,
      query: SearchQuery,
      result: pageOf(OrganizationPerson, 'OrganizationPersonPage'),
      refusals: [...reading, 'invalid-input'],
    },
    ({ caller, params, query }) => listOrganizationPeople(deps, caller, params.id, query),
  )
  operation(
    api,
    {
      id: 'renewSignIn',
      method: 'post',
      path: '/api/operator/organizations/{id}/people/{personId}/renew-sign-in',
      summary: 'Gives a global admin a new temporary password, or a new link to join their account',
      params: IdParams.extend({ personId: Id }),
      result: SignInRenewed,
      refusals: [...acting, 'not-supported'],
    },
    ({ caller, params, command }) => renewSignIn(deps, caller, params.id, params.personId, command),
  )
  operation(
    api,
    {
      id: 'listMails',
      method: 'get',
      path: '/api/operator/mails',
      summary: 'All mails, newest first, without what they say',
      query: PageQuery.extend({ state: MailState.optional() }),
      result: pageOf(OutboxMail, 'OutboxMailPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listMailQueue(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'retryMail',
      method: 'post',
      path: '/api/operator/mails/{id}/retry',
      summary: 'Has a mail tried again',
      params: IdParams,
      refusals: acting,
    },
    async ({ caller, params, command }) => {
      await retryQueuedMail(deps, caller, params.id, command)
      return undefined
    },
  )
  operation(
    api,
    {
      id: 'listAudit',
      method: 'get',
      path: '/api/operator/audit',
      summary: 'All acts of the installation, newest first',
      query: PageQuery.extend({
        source: z.enum(['activity', 'team', 'operator']).optional(),
        organization: Id.optional(),
      }),
      result: pageOf(AuditEntry, 'AuditPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listAuditEntries(deps, caller, query),
  )
}
