import da from '../../locales/da/messages/mail.json' with { type: 'json' }
import en from '../../locales/en/messages/mail.json' with { type: 'json' }
import zh from '../../locales/zh/messages/mail.json' with { type: 'json' }
import { formatDate, formatDays, translate } from '../../src/i18n/core.ts'
import type { Language } from '../../src/lib/languages.ts'

const catalogs = { en, da, zh } satisfies Record<Language, unknown>

export interface LetterContent {
  readonly partner: string
  readonly partnerDomain: string
  readonly role: 'full' | 'limited'
  readonly durationDays: number | null
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

  const before = [t('letter.intro', partner)]
  if (content.message) before.push(content.message)
  before.push(t(content.role === 'full' ? 'letter.full' : 'letter.limited'))
  before.push(
    content.durationDays === null
      ? t('letter.openEnded')
      : t('letter.duration', { days: formatDays(language, content.durationDays) }),
  )
  const how = t('letter.how')
  const after = [t('letter.safe')]
  if (content.expiresAt) after.push(t('letter.until', { date: day(content.expiresAt) }))
  const termsTitle = t('letter.terms', { version: content.version, date: day(content.versionDate) })

  const paragraph = (text: string): string => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
  const url = escapeHtml(content.url)
  return {
    subject: t('letter.subject'),
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
