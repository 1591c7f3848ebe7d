import type { Language } from '../../lib/languages.ts'
import type { ActivityEvent } from './activity.ts'
import type { ManagedOrganization } from './operator.ts'
import type { ListOptions } from './shared.ts'
import type { TeamEvent } from './team.ts'
import type { AccessRole, AdminRole, PartnerRole } from './words.ts'

export interface OrganizationDetails {
  readonly organization: ManagedOrganization
  readonly address: string
  readonly phone: string
  readonly certifiedAt: string | null
  readonly suspendedAt: string | null
  readonly suspendedReason: string
  /** Of what can be corrected; a change names the one that it began with. */
  readonly version: string
}

/** What can be corrected of an organization. */
export interface OrganizationChange {
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly country: string
  /** `version` of the details that were shown; other ones are refused as `changed-meanwhile`. */
  readonly shownVersion: string
}

/** Somebody of an organization, as the operator sees them. */
export interface OrganizationPerson {
  readonly id: string
  readonly name: string
  readonly userName: string
  readonly email: string
  readonly adminRole: AdminRole
  readonly partnerRole: PartnerRole | null
  readonly blocked: boolean
  readonly mustChangePassword: boolean
  /** Whether they have joined their account at the outside issuer. */
  readonly linked: boolean
}

/** A new way in for somebody. Shown this once; one of the two is null. */
export interface SignInRenewed {
  readonly userName: string
  readonly temporaryPassword: string | null
  readonly signInLink: string | null
}

export const mailStates = ['queued', 'sending', 'sent', 'kept', 'failed', 'muted'] as const
export type MailState = (typeof mailStates)[number]

/** A mail without what it says. */
export interface OutboxMail {
  readonly id: string
  readonly at: string
  readonly to: string
  readonly address: string
  readonly subject: string
  readonly language: Language
  readonly state: MailState
  readonly attempts: number
  readonly sentAt: string | null
  readonly nextAttemptAt: string | null
  /** What the mail server said last, where something went wrong. */
  readonly problem: string
}

export interface MailFilter extends ListOptions {
  readonly state?: MailState | undefined
}

export const auditSources = ['activity', 'team', 'operator'] as const

export type OperatorEvent =
  | 'organization-added'
  | 'organization-changed'
  | 'certified'
  | 'uncertified'
  | 'suspended'
  | 'resumed'
  | 'sign-in-renewed'
  | 'mail-retried'

interface AuditFacts {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly actorOrganization: string | null
  readonly organization: { readonly id: string; readonly name: string } | null
  readonly target: string
  readonly detail: string
}

/** An act, from one of the three logs: of customers, of partners about their people, of the operator. */
export type AuditEntry = AuditFacts &
  (
    | { readonly source: 'activity'; readonly event: ActivityEvent }
    | {
        readonly source: 'team'
        readonly event: TeamEvent['event']
        readonly access: AccessRole | null
        readonly role: PartnerRole | null
      }
    | { readonly source: 'operator'; readonly event: OperatorEvent }
  )

export interface AuditFilter extends ListOptions {
  readonly source?: AuditEntry['source'] | undefined
  /** Id of the organization that it was about, or of the partner that did it. */
  readonly organization?: string | undefined
}
