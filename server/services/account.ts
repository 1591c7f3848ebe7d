import type { z } from '@hono/zod-openapi'
import { isLanguage, type Language } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import type { Capabilities, Message, Session } from '../shapes.ts'
import { countUnread } from '../store/mail-choices.ts'
import { findOrganization } from '../store/organizations.ts'
import { findPerson, updatePerson, type PersonRow } from '../store/people.ts'
import { listMails } from '../store/records.ts'
import { countClients } from '../store/relationships.ts'
import { permissionsOf } from './access.ts'
import { actorOf } from './actor.ts'
import { languageOf } from './journal.ts'
import { listQuery, toPage } from './lists.ts'
import { once, type CommandCall } from './once.ts'

export function capabilities(deps: Deps): z.infer<typeof Capabilities> {
  return {
    reusableOffers: true,
    trialAndPurchase: true,
    newOrganizations: deps.keepsPasswords ? { tenantDomain: deps.cloud.tenantDomain } : null,
    customerAuthorizesHere: true,
    narrowing: true,
    duration: true,
    autoExtension: false,
    staffAccess: 'team-roles',
    onBehalfOf: 'here',
    passwordReset: deps.keepsPasswords,
    serviceRequests: true,
    mailsLeave: deps.sendsMail,
  }
}

/** More unread messages than this are not counted. */
const mostUnread = 100

/** Who is signed in; null for a stranger, and for somebody who was blocked meanwhile. */
export function readSession(deps: Deps, caller: Caller | null): Promise<z.infer<typeof Session> | null> {
  if (!caller) return Promise.resolve(null)
  return deps.store.read(async (tx) => {
    const person = await findPerson(tx, caller.personId)
    if (person?.blocked !== 0) return null
    const organization = person.organization_id ? await findOrganization(tx, person.organization_id) : undefined
    const isPartner = organization?.is_partner === 1
    return {
      person: { id: person.id, name: person.name, userName: person.user_name, language: languageOf(person, deps) },
      organization: organization
        ? {
            id: organization.id,
            name: organization.name,
            domain: organization.domain,
            isPartner,
            certified: isPartner && organization.certified_at !== null,
            suspended: organization.suspended_at !== null,
            clientCount: isPartner ? await countClients(tx, organization.id, deps.clock.now().toISOString()) : 0,
          }
        : null,
      roles: {
        admin: adminRoleOf(person),
        partner: partnerRoleOf(person),
        access: accessRoleOf(person),
        operator: person.is_operator === 1,
      },
      permissions: permissionsOf(person, organization ?? null),
      unread: await countUnread(tx, person.id, mostUnread),
    }
  })
}

export function adminRoleOf(person: PersonRow): z.infer<typeof Session>['roles']['admin'] {
  switch (person.admin_role) {
    case 'global-admin':
    case 'user-admin':
    case 'password-admin':
    case 'billing-admin':
      return person.admin_role
    default:
      return 'none'
  }
}

export function partnerRoleOf(person: Pick<PersonRow, 'partner_role'>): z.infer<typeof Session>['roles']['partner'] {
  switch (person.partner_role) {
    case 'owner':
    case 'seller':
    case 'helpdesk':
      return person.partner_role
    default:
      return null
  }
}

export function accessRoleOf(person: Pick<PersonRow, 'access_role'>): z.infer<typeof Session>['roles']['access'] {
  return person.access_role === 'full' || person.access_role === 'limited' ? person.access_role : null
}

/** The language of the mails to the signed-in person. */
export async function setLanguage(
  deps: Deps,
  caller: Caller | null,
  input: { language: Language },
  call: CommandCall,
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const { person } = await actorOf(tx, caller, 'update')
    await once(tx, person.id, call, deps.clock.now().toISOString(), async () => {
      await updatePerson(tx, person.id, { language: input.language })
      return null
    })
  })
}

/** The mails to the signed-in person, as they were or will be sent. */
export function listMessages(
  deps: Deps,
  caller: Caller | null,
  query: { after?: string | undefined },
): Promise<{ items: z.infer<typeof Message>[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    const { person } = await actorOf(tx, caller)
    return toPage(
      await listMails(tx, person.id, after),
      (row): z.infer<typeof Message> => ({
        id: row.id,
        at: row.created_at,
        to: row.to_address,
        subject: row.subject,
        text: row.body,
        language: isLanguage(row.language) ? row.language : deps.cloud.defaultLanguage,
        state: mailState(row.state),
        path: row.path || null,
        read: row.read_at !== null,
      }),
      (row) => ({ value: row.created_at, id: row.id }),
    )
  })
}

function mailState(state: string): z.infer<typeof Message>['state'] {
  switch (state) {
    case 'sent':
    case 'kept':
    case 'failed':
    case 'muted':
      return state
    default:
      return 'queued'
  }
}
