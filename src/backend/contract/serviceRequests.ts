import type { CommandOptions, ListOptions, OrganizationName, Page, ReadOptions } from './shared.ts'

/** In the order in which they are offered. Messages: `serviceRequests.category.<category>`. */
export const requestCategories = ['sign-in', 'email', 'licenses', 'domains', 'devices', 'other'] as const
export type RequestCategory = (typeof requestCategories)[number]

/** Messages: `serviceRequests.severity.<severity>`. */
export const requestSeverities = ['low', 'normal', 'high'] as const
export type RequestSeverity = (typeof requestSeverities)[number]

export type RequestState = 'open' | 'closed'

/** What a partner asks or reports for a client; the client reads it and can answer. */
export interface ServiceRequest {
  readonly id: string
  /** For people to quote. */
  readonly reference: string
  readonly customer: OrganizationName
  readonly partner: OrganizationName
  readonly subject: string
  readonly category: RequestCategory
  readonly severity: RequestSeverity
  readonly state: RequestState
  readonly createdBy: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** Messages: `serviceRequests.entry.<kind>`. */
export interface ServiceRequestEntry {
  readonly id: string
  readonly kind: 'created' | 'answered' | 'closed' | 'reopened'
  readonly side: 'partner' | 'customer'
  readonly by: string
  /** With line feeds; empty where nothing was written. */
  readonly text: string
  readonly at: string
}

/** A request with all that was written and done in it, in its order. */
export interface ServiceRequestThread {
  readonly request: ServiceRequest
  readonly entries: readonly ServiceRequestEntry[]
}

export interface ServiceRequestInput {
  readonly subject: string
  readonly text: string
  readonly category: RequestCategory
  readonly severity: RequestSeverity
}

export interface RequestListOptions extends ListOptions {
  readonly state?: RequestState | undefined
}

/** Service requests, from the partner's side and the customer's. Only where the capability says so. */
export interface ServiceRequestsPort {
  /** The partner's, over all clients or for one, the latest changed first. */
  list(options?: RequestListOptions & { readonly client?: string | undefined }): Promise<Page<ServiceRequest>>
  /** Those that partners made for the organization of the person who asks. */
  own(options?: RequestListOptions): Promise<Page<ServiceRequest>>
  get(id: string, options?: ReadOptions): Promise<ServiceRequestThread>
  create(customerId: string, input: ServiceRequestInput, options: CommandOptions): Promise<ServiceRequestThread>
  answer(id: string, text: string, options: CommandOptions): Promise<ServiceRequestThread>
  setState(id: string, state: RequestState, options: CommandOptions): Promise<ServiceRequestThread>
}
