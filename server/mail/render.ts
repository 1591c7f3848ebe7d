import type { z } from '@hono/zod-openapi'
import da from '../../locales/da/messages/mail.json' with { type: 'json' }
import en from '../../locales/en/messages/mail.json' with { type: 'json' }
import zh from '../../locales/zh/messages/mail.json' with { type: 'json' }
import { formatDate, translate } from '../../src/i18n/core.ts'
import type { Language } from '../../src/lib/languages.ts'
import { pathOf } from '../../src/lib/routes.ts'
import { hourOf } from './moments.ts'
import { subjectOf } from './subjects.ts'
import type { Order as OrderShape } from '../shapes.ts'

const catalogs = { en, da, zh } satisfies Record<Language, unknown>

/** What a mail is about. The values are names that people chose: they stand in the text, never in the subject. */
export type MailContent =
  | {
      readonly kind: 'accepted'
      readonly customer: string
      readonly customerDomain: string
      readonly offer: string
      readonly person: string
      readonly reference: string
      readonly at: string
      readonly url: string
    }
  | {
      readonly kind: 'declined' | 'order-declined'
      readonly customer: string
      readonly customerDomain: string
      readonly offer: string
      readonly person: string
      readonly reason: string
      readonly at: string
      readonly url: string
    }
  | {
      readonly kind: 'removed' | 'removed-by-you'
      readonly customer: string
      readonly partner: string
      readonly person: string
      readonly reference: string
      readonly at: string
      readonly url: string
    }
  | {
      readonly kind: 'admin-password-reset'
      readonly customer: string
      readonly partner: string
      readonly person: string
      readonly target: string
      readonly at: string
      readonly url: string
    }
  | {
      /** To whoever's password was reset by a colleague. */
      readonly kind: 'your-password-reset'
      readonly customer: string
      readonly person: string
      readonly userName: string
      readonly at: string
      readonly url: string
    }
  | {
      /** To whoever's password was reset by a partner. */
      readonly kind: 'your-password-reset-by-partner'
      readonly customer: string
      readonly partner: string
      readonly person: string
      readonly userName: string
      readonly at: string
      readonly url: string
    }
  | {
      /** To the other global admins, when one of them reset the password of another. */
      readonly kind: 'own-admin-password-reset'
      readonly customer: string
      readonly person: string
      readonly target: string
      readonly at: string
      readonly url: string
    }
  | {
      readonly kind: 'authorized'
      readonly customer: string
      readonly partner: string
      readonly partnerDomain: string
      readonly person: string
      readonly reference: string
      readonly at: string
      readonly url: string
    }
  | {
      readonly kind: 'asked' | 'reminded'
      readonly person: string
      readonly userName: string
      readonly customer: string
      readonly partner: string
      readonly partnerDomain: string
      readonly at: string
      readonly url: string
    }
  | {
      readonly kind: 'request-authorized' | 'request-ordered' | 'request-declined'
      readonly person: string
      readonly customer: string
      readonly partner: string
      readonly partnerDomain: string
      readonly at: string
      readonly url: string
    }
  | {
      readonly kind: 'changed' | 'changed-by-you'
      readonly customer: string
      readonly partner: string
      readonly person: string
      readonly reference: string
      readonly at: string
      readonly role: 'full' | 'limited'
      /** Null where it has no end. */
      readonly end: string | null
      readonly url: string
    }
  | {
      /** An end is near, or has come. The customer's admins and the partner's owners each have their own. */
      readonly kind: 'ends-soon' | 'your-access-ends-soon' | 'ended' | 'your-access-ended'
      readonly customer: string
      readonly partner: string
      readonly reference: string
      readonly at: string
      readonly url: string
    }
  | {
      /** An order that was taken: the first two for the partner, the others for the customer. */
      readonly kind: 'trial-taken' | 'purchase-taken' | 'trial-started' | 'purchase-made'
      readonly customer: string
      readonly customerDomain: string
      readonly partner: string
      readonly partnerDomain: string
      readonly offer: string
      readonly person: string
      readonly reference: string
      readonly items: Order['items']
      /** What was answered about delegated administration. */
      readonly delegation: 'granted' | 'refused' | 'not-asked'
      readonly at: string
      readonly url: string
    }
  | {
      /** The operator gave somebody a new temporary password. */
      readonly kind: 'your-password-renewed'
      readonly customer: string
      readonly person: string
      readonly userName: string
      readonly at: string
      readonly url: string
    }
  | {
      /** To the other global admins, when the operator gave one of them a new temporary password. */
      readonly kind: 'admin-password-renewed'
      readonly customer: string
      readonly person: string
      readonly target: string
      readonly at: string
      readonly url: string
    }
  | {
      /** To the customer's admins: what a partner did with a service request of theirs. */
      readonly kind: `service-request-${'created' | 'answered' | 'closed' | 'reopened'}`
      readonly customer: string
      readonly partner: string
      readonly person: string
      /** What the request is called. */
      readonly request: string
      readonly reference: string
      readonly at: string
      readonly url: string
    }
  | {
      /**
       * To the partner's people: what a client did with a service request. They keep it when their access is over, so it
       * says nothing of what the request is about.
       */
      readonly kind: `client-request-${'answered' | 'closed' | 'reopened'}`
      readonly customer: string
      readonly person: string
      readonly reference: string
      readonly at: string
      readonly url: string
    }
  | {
      readonly kind: 'organization-created'
      readonly customer: string
      readonly person: string
      readonly userName: string
      readonly at: string
      readonly url: string
    }

type Order = z.infer<typeof OrderShape>

export interface RenderedMail {
  readonly subject: string
  readonly text: string
}

/**
 * A name as a mail may show it. Mail programs make links of what looks like one, even in plain text, so a
 * partner called `evil.example` would get a link into our mail: a joiner that can't be seen keeps it a word.
 */
export function asWord(name: string): string {
  return name.replace(/[\u0000-\u001f]/g, ' ').replace(/(?<=\S)([.:/@])(?=\S)/g, '$1\u2060')
}

const isEnding = (kind: MailContent['kind']): boolean => kind === 'ends-soon' || kind === 'your-access-ends-soon'

/** A mail in the reader's language, as plain text. */
export function renderMail(
  language: Language,
  content: MailContent,
  recipient: string,
  publicUrl: string,
): RenderedMail {
  const catalog = catalogs[language]
  const params: Record<string, string> = {
    recipient: asWord(recipient),
    date: isEnding(content.kind) ? hourOf(language, content.at) : formatDate(language, content.at, { timeZone: 'UTC' }),
  }
  if (content.kind === 'changed' || content.kind === 'changed-by-you') {
    params['roleName'] = translate(language, catalog, `role.${content.role}`, {})
    params['until'] = content.end
      ? translate(language, catalog, 'until.day', { end: hourOf(language, content.end) })
      : translate(language, catalog, 'until.removed', {})
  }
  for (const [name, value] of Object.entries(content)) {
    if (typeof value === 'string') params[name] = name === 'url' || name === 'reference' ? value : asWord(value)
  }
  const key = content.kind
  const isSecurity = subjectOf(key) === 'security'
  const paragraphs = [
    translate(language, catalog, 'greeting', params),
    translate(language, catalog, `${key}.text`, params),
  ]
  if ('reason' in content && content.reason) paragraphs.push(translate(language, catalog, 'declined.reason', params))
  if ('items' in content) paragraphs.push(...orderParagraphs(language, content, params))
  paragraphs.push(
    translate(language, catalog, `${key}.next`, params),
    content.url,
    translate(language, catalog, 'footer', params),
    translate(language, catalog, isSecurity ? 'always' : 'choose', params),
    `${publicUrl}${pathOf(language, 'account')}#mails`,
  )
  return { subject: translate(language, catalog, `${key}.subject`, params), text: `${paragraphs.join('\n\n')}\n` }
}

/** What was ordered, and whether the partner may administer the organization now. */
function orderParagraphs(
  language: Language,
  { items, delegation, kind }: Extract<MailContent, { items: unknown }>,
  params: Readonly<Record<string, string>>,
): string[] {
  const catalog = catalogs[language]
  const lines = items.map(({ product, licenses }) =>
    translate(language, catalog, 'letter.item', { product: product.names[language], count: licenses }),
  )
  const toPartner = kind === 'trial-taken' || kind === 'purchase-taken'
  const said = `${toPartner ? 'orderForPartner' : 'orderForCustomer'}.${delegation}` as const
  return [lines.join('\n'), translate(language, catalog, said, params)]
}
