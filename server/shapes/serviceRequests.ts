import { z } from '@hono/zod-openapi'
import { Time, problem, text } from './base.ts'
import { OrganizationName } from './words.ts'

export const requestCategories = ['sign-in', 'email', 'licenses', 'domains', 'devices', 'other'] as const
export const requestSeverities = ['low', 'normal', 'high'] as const
export const requestStates = ['open', 'closed'] as const

const Category = z.enum(requestCategories, { error: problem('not-a-choice') })
const Severity = z.enum(requestSeverities, { error: problem('not-a-choice') })
export const RequestState = z.enum(requestStates, { error: problem('not-a-choice') })

export const ServiceRequest = z
  .strictObject({
    id: z.string(),
    reference: z.string(),
    customer: OrganizationName,
    partner: OrganizationName,
    subject: z.string(),
    category: Category,
    severity: Severity,
    state: RequestState,
    createdBy: z.string(),
    createdAt: Time,
    updatedAt: Time,
  })
  .openapi('ServiceRequest')

export const ServiceRequestEntry = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['created', 'answered', 'closed', 'reopened']),
    side: z.enum(['partner', 'customer']),
    by: z.string(),
    text: z.string(),
    at: Time,
  })
  .openapi('ServiceRequestEntry')

export const ServiceRequestThread = z
  .strictObject({ request: ServiceRequest, entries: z.array(ServiceRequestEntry) })
  .openapi('ServiceRequestThread')

const words = text(5000, { lines: true })

export const ServiceRequestInput = z
  .strictObject({ subject: text(200), text: words, category: Category, severity: Severity })
  .openapi('ServiceRequestInput')

export const ServiceRequestAnswer = z.strictObject({ text: words }).openapi('ServiceRequestAnswer')
export const ServiceRequestStateInput = z.strictObject({ state: RequestState }).openapi('ServiceRequestStateInput')
