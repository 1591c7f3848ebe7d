import type { Grant } from './authorization.ts'
import type { Activity } from './activity.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, ReadOptions } from './shared.ts'
import type { AccessScope, RelationshipState } from './words.ts'

export interface Relationship {
  readonly id: string
  readonly reference: string
  readonly state: RelationshipState
  readonly partner: OrganizationName
  readonly access: AccessScope
  /** What the offer asked for: more than was granted, where the customer narrowed it. */
  readonly offered: Grant
  readonly grantedAt: string
  readonly grantedBy: string
  readonly endsAt: string | null
  readonly removedAt: string | null
  readonly removedBy: string | null
  /** When the partner last did something here; null when it never did. */
  readonly lastActivityAt: string | null
}

/** The customer's partners, and what they did. */
export interface RelationshipsPort {
  list(options?: ListOptions): Promise<Page<Relationship>>
  get(id: string, options?: ReadOptions): Promise<Relationship>
  remove(id: string, options: CommandOptions): Promise<Relationship>
  activity(options?: ListOptions): Promise<Page<Activity>>
}
