import type { MailContent } from './render.ts'

/** What people choose mails by. Mails about one's own account can't be switched off. */
export const mailSubjects = [
  'accepted',
  'declined',
  'removed',
  'changed',
  'expiring',
  'asked',
  'requests',
  'security',
] as const

export type MailSubject = (typeof mailSubjects)[number]

/** Which choice a mail falls under. A new kind of mail is a line here. */
const subjects = {
  accepted: 'accepted',
  authorized: 'accepted',
  declined: 'declined',
  'order-declined': 'declined',
  'trial-taken': 'accepted',
  'purchase-taken': 'accepted',
  'trial-started': 'accepted',
  'purchase-made': 'accepted',
  'organization-created': 'security',
  removed: 'removed',
  'removed-by-you': 'removed',
  asked: 'asked',
  reminded: 'asked',
  'request-authorized': 'accepted',
  'request-ordered': 'accepted',
  'request-declined': 'declined',
  changed: 'changed',
  'changed-by-you': 'changed',
  'ends-soon': 'expiring',
  'your-access-ends-soon': 'expiring',
  ended: 'expiring',
  'your-access-ended': 'expiring',
  'admin-password-reset': 'security',
  'your-password-reset': 'security',
  'your-password-reset-by-partner': 'security',
  'own-admin-password-reset': 'security',
  'your-password-renewed': 'security',
  'admin-password-renewed': 'security',
  'service-request-created': 'requests',
  'service-request-answered': 'requests',
  'service-request-closed': 'requests',
  'service-request-reopened': 'requests',
  'client-request-answered': 'requests',
  'client-request-closed': 'requests',
  'client-request-reopened': 'requests',
} satisfies Record<MailContent['kind'], MailSubject>

export const subjectOf = (kind: MailContent['kind']): MailSubject => subjects[kind]
