import { z } from '@hono/zod-openapi'
import { languages } from '../../src/lib/languages.ts'
import { problem } from './base.ts'

export const Language = z.enum(languages).openapi('Language')
export const AccessRole = z.enum(['full', 'limited'], { error: problem('not-a-choice') }).openapi('AccessRole')
export const offerKinds = ['delegated-administration', 'trial', 'purchase'] as const
export const OfferKind = z.enum(offerKinds).openapi('OfferKind')
export const AdminRole = z
  .enum(['none', 'global-admin', 'user-admin', 'password-admin', 'billing-admin'])
  .openapi('AdminRole')
export const PartnerRole = z
  .enum(['owner', 'seller', 'helpdesk'], { error: problem('not-a-choice') })
  .openapi('PartnerRole')

/** In the order in which they are shown. */
export const acts = [
  'users-read',
  'passwords-reset',
  'users-add',
  'users-edit',
  'licenses-manage',
  'roles-assign',
  'domains-add',
  'service-requests-manage',
  'admins-passwords-reset',
  'partners-manage',
  'guard-change',
  'activity-delete',
  'last-admin-take',
  'devices-manage',
] as const
export const Act = z.enum(acts).openapi('Act')

export const AccessScope = z
  .strictObject({ role: AccessRole, mayDo: z.array(Act), mayNotDo: z.array(Act) })
  .openapi('AccessScope')

export const OrganizationName = z
  .strictObject({ id: z.string(), name: z.string(), domain: z.string() })
  .openapi('OrganizationName')
