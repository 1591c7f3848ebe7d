import type { z } from '@hono/zod-openapi'
import { isLanguage } from '../../src/lib/languages.ts'
import { fold } from '../../src/lib/fold.ts'
import { pathOf } from '../../src/lib/routes.ts'
import type { Caller, Deps } from '../deps.ts'
import { activityEvents, operatorEvents, teamEvents } from '../shapes.ts'
import type {
  AuditEntry,
  OrganizationChange,
  OrganizationDetails,
  OrganizationPerson,
  OutboxMail,
  SignInRenewed,
} from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { renewOneTimeLink } from '../store/identity.ts'
import { findMail, lastSuspensionReason, listAudit, listOutbox, retryMail, type AuditRow } from '../store/operator.ts'
import { findOrganization, lockOrganization, updateOrganization, type OrganizationRow } from '../store/organizations.ts'
import { endOnBehalfOf } from '../store/on-behalf.ts'
import { findPerson, globalAdmins, listPeople, lockPerson, updatePerson, type PersonRow } from '../store/people.ts'
import { endSessionsOf } from '../store/records.ts'
import { accessRoleOf, adminRoleOf, partnerRoleOf } from './account.ts'
import { operatorActor, type Actor } from './actor.ts'
import { newId } from './crypto.ts'
import { tell } from './journal.ts'
import { listQuery, toPage } from './lists.ts'
import { noteOperation, organizationView, signInLinkFor } from './operator.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { versionOf } from './shown-version.ts'
import { invitationToken, temporaryPassword } from './tokens.ts'

type Details = z.infer<typeof OrganizationDetails>
type Entry = z.infer<typeof AuditEntry>
type Mail = z.infer<typeof OutboxMail>

async function detailsOf(tx: Tx, row: OrganizationRow): Promise<Details> {
  return {
    organization: organizationView(row),
    address: row.address,
    phone: row.phone,
    certifiedAt: row.certified_at,
    suspendedAt: row.suspended_at,
    suspendedReason: row.suspended_at ? await lastSuspensionReason(tx, row.id) : '',
    version: await versionOf(correctable(row)),
  }
}

const correctable = ({ name, address, phone, country }: OrganizationRow) => ({ name, address, phone, country })

export function getOrganization(deps: Deps, caller: Caller | null, id: string): Promise<Details> {
  return deps.store.read(async (tx) => {
    await operatorActor(tx, caller)
    const row = await findOrganization(tx, id)
    if (!row) throw new Refusal('not-found')
    return detailsOf(tx, row)
  })
}

/** Corrects what is known of an organization. Its domain is who it is, and stays. */
export function changeOrganization(
  deps: Deps,
  caller: Caller | null,
  id: string,
  { shownVersion, ...input }: z.infer<typeof OrganizationChange>,
  call: CommandCall,
): Promise<Details> {
  return deps.store.transaction(async (tx) => {
    const actor = await operatorActor(tx, caller)
    const row = await lockOrganization(tx, id, 'update')
    if (!row) throw new Refusal('not-found')
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      // An owner may have set how their company is reached since this was read.
      if (shownVersion !== (await versionOf(correctable(row)))) throw new Refusal('changed-meanwhile')
      await updateOrganization(tx, id, { ...input, folded: fold(`${input.name} ${row.domain}`) })
      await noteOperation(tx, deps, actor, 'organization-changed', id, row.name === input.name ? '' : row.name)
      return null
    })
    return detailsOf(tx, (await findOrganization(tx, id)) ?? row)
  })
}

export function listOrganizationPeople(
  deps: Deps,
  caller: Caller | null,
  id: string,
  query: { search?: string | undefined; after?: string | undefined },
): Promise<{ items: z.infer<typeof OrganizationPerson>[]; next: string | null }> {
  const options = listQuery(query)
  return deps.store.read(async (tx) => {
    await operatorActor(tx, caller)
    if (!(await findOrganization(tx, id))) throw new Refusal('not-found')
    return toPage(
      await listPeople(tx, id, options),
      (person) => ({
        id: person.id,
        name: person.name,
        userName: person.user_name,
        email: person.email,
        adminRole: adminRoleOf(person),
        partnerRole: partnerRoleOf(person),
        blocked: person.blocked === 1,
        mustChangePassword: person.must_change_password === 1,
        linked: person.subject !== null,
      }),
      (person) => ({ value: person.folded, id: person.id }),
    )
  })
}

/**
 * Lets a global admin in again who lost their way in: with a new temporary password, or, with an outside identity
 * provider, with a new link for somebody who hasn't joined their account yet. Only a global admin's: everybody
 * else is helped by their own organization.
 */
export async function renewSignIn(
  deps: Deps,
  caller: Caller | null,
  id: string,
  personId: string,
  call: CommandCall,
): Promise<z.infer<typeof SignInRenewed>> {
  const operator = await deps.store.read((tx) => operatorActor(tx, caller))
  const purpose = `${operator.person.id}:${call.key}:${personId}`
  const password = deps.keepsPasswords ? await temporaryPassword(deps, purpose) : null
  const hash = password && (await deps.hash.hash(password))
  const link = deps.keepsPasswords ? null : await invitationToken(deps, purpose)
  return deps.store.transaction(async (tx) => {
    const actor = await operatorActor(tx, caller)
    const now = deps.clock.now()
    const person = await lockPerson(tx, personId, 'update')
    if (person?.organization_id !== id) throw new Refusal('not-found')
    if (person.admin_role !== 'global-admin') throw new Refusal('not-allowed')
    const at = now.toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      // Whoever is linked proves who they are at their issuer: there is nothing to renew here.
      if (link && person.subject !== null) throw new Refusal('not-supported')
      if (link) await renewOneTimeLink(tx, await signInLinkFor(person.id, link, now))
      else {
        await updatePerson(tx, personId, {
          password_hash: hash,
          must_change_password: 1,
          set_by_partner: 0,
          credentials_changed_at: at,
        })
        await endSessionsOf(tx, personId)
        await endOnBehalfOf(tx, personId, at)
        await tellRenewed(tx, deps, { actor, user: person, at })
      }
      await noteOperation(tx, deps, actor, 'sign-in-renewed', id, person.name)
      return null
    })
    const language = isLanguage(person.language) ? person.language : deps.cloud.defaultLanguage
    return {
      userName: person.user_name,
      temporaryPassword: password,
      signInLink: link && `${deps.publicUrl}/auth/sign-in?lang=${language}&link=${link}`,
    }
  })
}

/**
 * Whoever has a new password hears of it, and so do the other global admins: with the password comes the whole
 * organization. Nobody of theirs did it, so that nothing else would tell them.
 */
async function tellRenewed(
  tx: Tx,
  deps: Deps,
  { actor, user, at }: { readonly actor: Actor; readonly user: PersonRow; readonly at: string },
): Promise<void> {
  const organization = await findOrganization(tx, user.organization_id ?? '')
  const facts = { customer: organization?.name ?? '', person: actor.person.name, at }
  const event = newId(deps.random)
  await tell(tx, deps, event, [user], (to) => ({
    kind: 'your-password-renewed',
    ...facts,
    userName: user.user_name,
    url: `${deps.publicUrl}${pathOf(to, 'account')}`,
  }))
  const others = (await globalAdmins(tx, user.organization_id ?? '')).filter(({ id }) => id !== user.id)
  await tell(tx, deps, event, others, (to) => ({
    kind: 'admin-password-renewed',
    ...facts,
    target: user.name,
    url: `${deps.publicUrl}${pathOf(to, 'ownUser', { userId: user.id })}`,
  }))
}

/** All mails, without what they say. */
export function listMailQueue(
  deps: Deps,
  caller: Caller | null,
  query: { state?: string | undefined; after?: string | undefined },
): Promise<{ items: Mail[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    await operatorActor(tx, caller)
    return toPage(
      await listOutbox(tx, { state: query.state ?? null, after }),
      (row): Mail => ({
        id: row.id,
        at: row.created_at,
        to: row.to_name,
        address: row.to_address,
        subject: row.subject,
        language: isLanguage(row.language) ? row.language : deps.cloud.defaultLanguage,
        state: row.state as Mail['state'],
        attempts: row.attempts,
        sentAt: row.sent_at,
        nextAttemptAt: row.state === 'queued' ? row.next_attempt_at : null,
        problem: row.last_error ?? '',
      }),
      (row) => ({ value: row.created_at, id: row.id }),
    )
  })
}

/** Has a mail tried again that was given up, or that waits for its next try. */
export async function retryQueuedMail(deps: Deps, caller: Caller | null, id: string, call: CommandCall): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const actor = await operatorActor(tx, caller)
    const at = deps.clock.now().toISOString()
    const mail = await findMail(tx, id)
    if (!mail) throw new Refusal('not-found')
    await once(tx, actor.person.id, call, at, async () => {
      if (await retryMail(tx, id, at)) {
        const recipient = await findPerson(tx, mail.recipient_id)
        await noteOperation(tx, deps, actor, 'mail-retried', recipient?.organization_id ?? null, mail.to_address)
      }
      return null
    })
  })
}

/** All acts of the installation, newest first. */
export function listAuditEntries(
  deps: Deps,
  caller: Caller | null,
  query: { source?: Entry['source'] | undefined; organization?: string | undefined; after?: string | undefined },
): Promise<{ items: Entry[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    await operatorActor(tx, caller)
    const rows = await listAudit(tx, {
      source: query.source ?? null,
      organizationId: query.organization ?? null,
      after,
    })
    return toPage(rows, entryOf, (row) => ({ value: row.at, id: row.id }))
  })
}

function entryOf(row: AuditRow): Entry {
  const shared = {
    id: row.id,
    at: row.at,
    actor: row.actor,
    actorOrganization: row.actor_organization,
    organization:
      row.organization_id === null ? null : { id: row.organization_id, name: row.organization ?? row.organization_id },
    target: row.target,
    detail: row.detail,
  }
  switch (row.source) {
    case 'activity':
      return { source: 'activity', event: known(activityEvents, row.event), ...shared }
    case 'team':
      return {
        source: 'team',
        event: known(teamEvents, row.event),
        access: accessRoleOf({ access_role: row.access }),
        role: partnerRoleOf({ partner_role: row.role }),
        ...shared,
      }
    case 'operator':
      return { source: 'operator', event: known(operatorEvents, row.event), ...shared }
  }
}

/** The database holds only what the services wrote. */
function known<Event extends string>(events: readonly Event[], event: string): Event {
  const found = events.find((one) => one === event)
  if (!found) throw new Error(`There is no event ${event}`)
  return found
}
