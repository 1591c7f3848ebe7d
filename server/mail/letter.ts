import type { z } from '@hono/zod-openapi'
import da from '../../locales/da/messages/mail.json' with { type: 'json' }
import en from '../../locales/en/messages/mail.json' with { type: 'json' }
import zh from '../../locales/zh/messages/mail.json' with { type: 'json' }
import { formatCountry, formatDate, formatDays, translate } from '../../src/i18n/core.ts'
import type { Language } from '../../src/lib/languages.ts'
import type { OfferKind as OfferKindShape, Order as OrderShape } from '../shapes.ts'
import { hourOf } from './moments.ts'

type OfferKind = z.infer<typeof OfferKindShape>
type Order = z.infer<typeof OrderShape>

const catalogs = { en, da, zh } satisfies Record<Language, unknown>

export interface LetterContent {
  readonly partner: string
  readonly partnerDomain: string
  readonly kind: OfferKind
  /** Null where no administration is asked for. Beside an order it is the customer's choice. */
  readonly role: 'full' | 'limited' | null
  readonly durationDays: number | null
  readonly order: Order | null
  readonly expiresAt: string | null
  readonly message: string
  readonly terms: string
  readonly version: number
  readonly versionDate: string
  readonly url: string
}

export interface Letter {
  readonly subject: string
  readonly plain: string
  readonly html: string
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** The text of an offer, to paste into a mail, a document or a web page: what is asked, the terms, the link. */
export function renderLetter(language: Language, content: LetterContent): Letter {
  const catalog = catalogs[language]
  const t = (key: Parameters<typeof translate<typeof en>>[2], params: Record<string, string | number> = {}): string =>
    translate(language, catalog, key, params)
  const day = (at: string): string => formatDate(language, at, { timeZone: 'UTC' })
  const partner = { partner: content.partner, domain: content.partnerDomain }

  const before = content.order ? orderIntro(content, content.order) : [t('letter.intro', partner)]
  if (content.message) before.push(content.message)
  before.push(...access())
  const asked = content.order ? 'letter.orders' : 'letter'
  const how = t(`${asked}.how`)
  const after = [t(`${asked}.safe`)]
  if (content.expiresAt) after.push(t('letter.until', { date: hourOf(language, content.expiresAt) }))
  const termsTitle = t('letter.terms', { version: content.version, date: day(content.versionDate) })

  function orderIntro({ kind }: LetterContent, order: Order): string[] {
    const { trialDays, billing, usageCountry } = order
    return [
      t(kind === 'trial' ? 'letter.trial.intro' : 'letter.purchase.intro', partner),
      ...order.items.map(({ product, licenses }) =>
        t('letter.item', { product: product.names[language], count: licenses }),
      ),
      ...(trialDays === null ? [] : [t('letter.trial.length', { days: formatDays(language, trialDays) })]),
      ...(usageCountry ? [t('letter.trial.country', { country: formatCountry(language, usageCountry) })] : []),
      ...(billing ? [t(`letter.purchase.${billing}`)] : []),
    ]
  }

  /** What of administration is asked for, and for how long; beside an order that it is a choice, or not asked for. */
  function access(): string[] {
    const { order, role, durationDays } = content
    if (role === null) return [t('letter.orders.noAccess')]
    const words = order ? (`letter.orders.${role}` as const) : (`letter.${role}` as const)
    const length =
      durationDays === null ? t('letter.openEnded') : t('letter.duration', { days: formatDays(language, durationDays) })
    return [t(words), length]
  }

  const paragraph = (text: string): string => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
  const url = escapeHtml(content.url)
  return {
    subject: t(content.kind === 'delegated-administration' ? 'letter.subject' : `letter.${content.kind}.subject`),
    plain: `${[...before, how, content.url, ...after, termsTitle, content.terms].join('\n\n')}\n`,
    html: [
      ...before.map(paragraph),
      paragraph(how),
      `<p><a href="${url}">${url}</a></p>`,
      ...after.map(paragraph),
      `<h2>${escapeHtml(termsTitle)}</h2>`,
      paragraph(content.terms),
    ].join('\n'),
  }
}
