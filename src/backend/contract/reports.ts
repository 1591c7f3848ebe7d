import type { CommandOptions, ListOptions, OrganizationName, Page } from './shared.ts'

/** Why somebody reports an offer. Messages: `report.reason.<reason>`. */
export const reportReasons = ['unexpected', 'impersonation', 'terms', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

export interface ReportInput {
  readonly reason: ReportReason
  /** What the person wants to say; may be empty. */
  readonly text: string
}

/** A report, as the operator reads it. Who made it is known to nobody. */
export interface OfferReport {
  readonly id: string
  readonly at: string
  readonly reason: ReportReason
  readonly text: string
  readonly partner: OrganizationName & { readonly suspended: boolean }
  /** Token of the offer's link. */
  readonly token: string
  readonly handledAt: string | null
  readonly handledBy: string | null
}

/** Reports of offers: from anybody with a link, to the operator. */
export interface ReportsPort {
  send(token: string, input: ReportInput, options: CommandOptions): Promise<void>
  list(options?: ListOptions & { readonly handled?: boolean | undefined }): Promise<Page<OfferReport>>
  setHandled(id: string, handled: boolean, options: CommandOptions): Promise<OfferReport>
}
