import { sql } from 'kysely'
import type { Tx } from '../../support/stores.ts'
import type { CallInput } from '../../support/matrix-calls.ts'

/** The commands of the API as acts that are all or nothing; see together.ts. */

/** One command, with what has to come of it. */
export interface Act {
  readonly operation: string
  readonly target: string
  readonly actor: string
  readonly state: string
  /** What has to be written in the one transaction; the act would not be done without it. */
  readonly writes: readonly string[]
  /** What has to be there besides what the state has. */
  readonly prepare?: (tx: Tx) => Promise<unknown>
  /** Its tries are counted in a transaction before it: one that fails counts too, for that is what a limit is made of. */
  readonly isCounted?: true
  /** What it is called with, where the matrix asks for nothing that is done. */
  readonly input?: CallInput
}

const shown = 'the version that was shown'
const newOffer = ['offers', 'offer_versions', 'idempotency']

export const acts: readonly Act[] = [
  {
    operation: 'authorizePartner',
    target: shown,
    actor: 'admin',
    state: 'never',
    writes: ['relationships', 'answers', 'activities', 'outbox', 'idempotency', 'admin_requests'],
  },
  {
    operation: 'declineOffer',
    target: shown,
    actor: 'admin',
    state: 'never',
    writes: ['answers', 'activities', 'outbox'],
  },
  {
    operation: 'removePartner',
    target: 'the relationship',
    actor: 'admin',
    state: 'full',
    writes: ['relationships', 'on_behalf_sessions', 'activities', 'outbox'],
  },
  {
    operation: 'changeRelationship',
    target: 'the relationship, to limited',
    actor: 'admin',
    state: 'full',
    writes: ['relationships', 'people', 'activities', 'outbox', 'idempotency'],
  },
  { operation: 'setGuard', target: '', actor: 'admin', state: 'full', writes: ['guards', 'activities'] },
  {
    operation: 'forgetOffer',
    target: 'an offer that somebody there opened',
    actor: 'admin',
    state: 'full',
    writes: ['offer_openings'],
  },
  {
    operation: 'resetClientPassword',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'sessions', 'activities', 'idempotency'],
  },
  {
    operation: 'enterClient',
    target: 'the customer',
    actor: 'owner',
    state: 'full',
    writes: ['on_behalf_sessions', 'activities', 'idempotency'],
  },
  {
    operation: 'leaveClient',
    target: 'the customer',
    actor: 'helpdesk',
    state: 'full',
    writes: ['on_behalf_sessions', 'activities'],
  },
  {
    operation: 'addClientUser',
    target: 'the customer',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'license_assignments', 'activities', 'idempotency'],
  },
  {
    operation: 'editClientUser',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'activities', 'idempotency'],
  },
  {
    operation: 'setClientUserBlocked',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'sessions', 'activities'],
  },
  {
    operation: 'assignAdminRole',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'activities'],
  },
  {
    operation: 'changeLicenses',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['license_assignments', 'activities'],
  },
  {
    operation: 'addClientDomain',
    target: 'the customer',
    actor: 'owner',
    state: 'full',
    writes: ['domains', 'activities'],
  },
  {
    operation: 'verifyClientDomain',
    target: 'a domain to be verified',
    actor: 'owner',
    state: 'full',
    writes: ['domains', 'activities'],
  },
  {
    operation: 'removeClientDomain',
    target: 'a domain to be verified',
    actor: 'owner',
    state: 'full',
    writes: ['domains', 'activities'],
  },
  {
    operation: 'createServiceRequest',
    target: 'the customer',
    actor: 'owner',
    state: 'full',
    writes: ['service_requests', 'service_request_entries', 'activities', 'outbox'],
  },
  {
    operation: 'answerServiceRequest',
    target: 'the partner’s request',
    actor: 'owner',
    state: 'full',
    writes: ['service_requests', 'service_request_entries', 'activities', 'outbox'],
  },
  {
    operation: 'setServiceRequestState',
    target: 'the partner’s request',
    actor: 'admin',
    state: 'full',
    writes: ['service_requests', 'service_request_entries', 'activities', 'outbox'],
  },
  { operation: 'sendOffer', target: '', actor: 'seller', state: 'full', writes: ['offers', 'offer_versions'] },
  {
    operation: 'addOfferLinks',
    target: 'the partner’s offer',
    actor: 'seller',
    state: 'full',
    writes: ['offer_links', 'idempotency'],
  },
  {
    operation: 'reviseOffer',
    target: 'the partner’s offer',
    actor: 'owner',
    state: 'full',
    writes: ['offers', 'offer_versions'],
  },
  {
    operation: 'sendReminders',
    target: 'the partner’s tagged link',
    actor: 'owner',
    state: 'full',
    writes: ['offer_links', 'outbox', 'idempotency'],
  },
  {
    operation: 'remindLinks',
    target: 'the partner’s tagged link',
    actor: 'owner',
    state: 'full',
    writes: ['offer_links', 'outbox', 'idempotency'],
  },
  { operation: 'withdrawOffer', target: 'the partner’s offer', actor: 'owner', state: 'full', writes: ['offers'] },
  {
    operation: 'noteOpening',
    target: 'a tagged link',
    actor: 'user',
    state: 'never',
    writes: ['offer_openings', 'offer_link_openings', 'offer_links'],
  },
  { operation: 'noteOpening', target: 'the partner’s link', actor: 'user', state: 'never', writes: ['offer_openings'] },
  {
    operation: 'askAdmin',
    target: 'the partner’s link',
    actor: 'user admin',
    state: 'never',
    writes: ['admin_requests', 'activities', 'outbox', 'idempotency'],
  },
  {
    operation: 'remindAdmin',
    target: 'the partner’s link, which was asked about',
    actor: 'user',
    state: 'never',
    writes: ['admin_requests', 'activities', 'outbox', 'idempotency'],
  },
  {
    operation: 'reportOffer',
    target: 'the partner’s link',
    actor: 'stranger',
    state: 'full',
    writes: ['offer_reports'],
  },
  {
    operation: 'setOfferReportHandled',
    target: 'a report',
    actor: 'operator',
    state: 'full',
    writes: ['offer_reports', 'idempotency'],
  },
  { operation: 'setClientNote', target: 'the customer', actor: 'seller', state: 'full', writes: ['client_notes'] },
  {
    operation: 'setProfileContact',
    target: 'what was shown of the partner',
    actor: 'owner',
    state: 'full',
    writes: ['organizations', 'team_log', 'idempotency'],
  },
  {
    operation: 'setListing',
    target: 'what was shown of the partner',
    actor: 'owner',
    state: 'full',
    writes: ['directory_entries', 'team_log', 'idempotency'],
  },
  {
    operation: 'writeTerms',
    target: 'the first in a language',
    actor: 'owner',
    state: 'full',
    writes: ['partner_terms', 'team_log', 'idempotency'],
  },
  {
    operation: 'resetOwnPassword',
    target: 'a global admin of the customer',
    actor: 'second admin',
    state: 'full',
    writes: ['people', 'sessions', 'activities', 'outbox', 'idempotency'],
  },
  {
    operation: 'setOwnUserBlocked',
    target: 'a global admin of the customer',
    actor: 'second admin',
    state: 'full',
    writes: ['people', 'sessions', 'activities', 'idempotency'],
  },
  { operation: 'setLanguage', target: '', actor: 'user', state: 'full', writes: ['people'] },
  { operation: 'addOrganization', target: '', actor: 'operator', state: 'full', writes: ['organizations', 'people'] },
  { operation: 'setSuspended', target: 'the partner', actor: 'operator', state: 'full', writes: ['organizations'] },
  {
    operation: 'setCertified',
    target: 'the partner',
    actor: 'operator',
    state: 'uncertified',
    writes: ['organizations'],
  },
  {
    operation: 'setUp',
    target: 'the link of the first start',
    actor: 'stranger',
    state: 'full',
    writes: ['one_time_links', 'people'],
  },
  { operation: 'listClientUsers', target: 'the customer', actor: 'owner', state: 'full', writes: ['activities'] },
  { operation: 'sendTrial', target: '', actor: 'seller', state: 'full', writes: newOffer },
  { operation: 'sendPurchase', target: '', actor: 'seller', state: 'full', writes: newOffer },
  {
    operation: 'setOfferExpiry',
    target: 'the partner’s offer',
    actor: 'owner',
    state: 'full',
    writes: ['offers', 'idempotency'],
  },
  {
    operation: 'setOfferReminding',
    target: 'the partner’s offer',
    actor: 'owner',
    state: 'full',
    writes: ['offers', 'idempotency'],
  },
  {
    operation: 'stopOfferLink',
    target: 'the partner’s tagged link',
    actor: 'owner',
    state: 'full',
    writes: ['offer_links', 'idempotency'],
  },
  {
    operation: 'createOrganization',
    isCounted: true,
    target: 'a trial’s link',
    actor: 'stranger',
    state: 'full',
    writes: ['organizations', 'people', 'activities', 'outbox', 'idempotency'],
  },
  {
    operation: 'lookUp',
    isCounted: true,
    target: 'the customer’s domain',
    actor: 'owner',
    state: 'full',
    writes: ['activities', 'idempotency'],
  },
  {
    operation: 'inviteTeamMember',
    target: '',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'team_log', 'idempotency'],
  },
  {
    operation: 'assignAccess',
    target: 'one of the partner’s people',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'on_behalf_sessions', 'team_log', 'idempotency'],
  },
  {
    operation: 'setPartnerRole',
    target: 'one of the partner’s people',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'team_log', 'idempotency'],
  },
  {
    operation: 'setMemberBlocked',
    target: 'one of the partner’s people',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'sessions', 'on_behalf_sessions', 'team_log', 'idempotency'],
  },
  {
    operation: 'proveOwnDomain',
    isCounted: true,
    target: '',
    actor: 'owner',
    state: 'full',
    prepare: (tx) =>
      sql`update organizations set domain_proven_at = null where domain = 'nordlys.example'`.execute(tx.db),
    writes: ['organizations', 'domain_tries', 'team_log', 'idempotency'],
  },
  {
    operation: 'proveOwnDomain',
    isCounted: true,
    target: '',
    actor: 'owner',
    state: 'full',
    prepare: (tx) =>
      sql`update organizations set domain = 'unset.nordlys.example', domain_proven_at = null where domain = 'nordlys.example'`.execute(
        tx.db,
      ),
    writes: ['domain_tries', 'idempotency'],
  },
  {
    operation: 'changeOrganization',
    target: 'the partner',
    actor: 'operator',
    state: 'full',
    writes: ['organizations', 'operator_log', 'idempotency'],
  },
  {
    operation: 'renewSignIn',
    target: 'a global admin',
    actor: 'operator',
    state: 'full',
    writes: ['people', 'sessions', 'on_behalf_sessions', 'operator_log', 'outbox', 'idempotency'],
  },
  {
    operation: 'retryMail',
    target: 'an unknown mail',
    actor: 'operator',
    state: 'full',
    prepare: (tx) => failedMail(tx),
    input: { path: { id: 'failed-mail' } },
    writes: ['outbox', 'operator_log', 'idempotency'],
  },
  {
    operation: 'readMessages',
    target: 'all of them',
    actor: 'admin',
    state: 'full',
    writes: ['outbox', 'idempotency'],
  },
  {
    operation: 'chooseMails',
    target: 'one that can be switched off',
    actor: 'admin',
    state: 'full',
    writes: ['mail_choices', 'idempotency'],
  },
  {
    operation: 'endSession',
    target: 'an unknown session',
    actor: 'admin',
    state: 'full',
    writes: ['sessions', 'idempotency'],
  },
  { operation: 'endOtherSessions', target: '', actor: 'admin', state: 'full', writes: ['sessions', 'idempotency'] },
]

/** Commands that need no such proof, each with the reason. */
export const exempt: Readonly<Record<string, string>> = {
  sendArticleFeedback: 'One row of nobody in particular: it belongs to no act and no organization, and nobody is told.',
}

/** A mail that was given up, to somebody of the customer. */
async function failedMail(tx: Tx): Promise<void> {
  const to = await tx.db
    .selectFrom('people')
    .selectAll()
    .where('user_name', '=', 'freja@havblik.example')
    .executeTakeFirstOrThrow()
  const at = to.created_at
  await tx.db
    .insertInto('outbox')
    .values({
      id: 'failed-mail',
      event_id: 'failed-mail',
      recipient_id: to.id,
      to_name: to.name,
      to_address: to.email,
      language: to.language,
      subject: 'A mail',
      body: 'A mail that did not go out',
      state: 'failed',
      kind: 'removed',
      path: '',
      next_attempt_at: at,
      created_at: at,
      sent_at: null,
      last_error: 'Nobody took it',
    })
    .execute()
}
