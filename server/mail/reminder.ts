import da from '../../locales/da/messages/mail.json' with { type: 'json' }
import en from '../../locales/en/messages/mail.json' with { type: 'json' }
import zh from '../../locales/zh/messages/mail.json' with { type: 'json' }
import { translate } from '../../src/i18n/core.ts'
import type { Language } from '../../src/lib/languages.ts'
import { hourOf } from './moments.ts'
import { asWord, type RenderedMail } from './render.ts'

const catalogs = { en, da, zh } satisfies Record<Language, unknown>

export interface ReminderContent {
  readonly recipient: string
  readonly partner: string
  readonly partnerDomain: string
  readonly url: string
  /** Something to try or to buy, rather than administration alone. */
  readonly isOrder: boolean
  readonly expiresAt: string | null
  /** The most reminders that anybody gets for one link. */
  readonly most: number
}

/**
 * A reminder to somebody who hasn't answered an offer. It says nothing in the partner's own words: to a reader who
 * never asked for mail of ours, only what we can vouch for.
 */
export function renderReminder(language: Language, content: ReminderContent): RenderedMail {
  const t = (key: Parameters<typeof translate<typeof en>>[2], params: Record<string, string | number> = {}): string =>
    translate(language, catalogs[language], key, params)
  const partner = { partner: asWord(content.partner), domain: asWord(content.partnerDomain) }
  const paragraphs = [
    t('greeting', { recipient: asWord(content.recipient) }),
    t('reminder.text', partner),
    t('reminder.next'),
    content.url,
    t(content.isOrder ? 'letter.orders.safe' : 'letter.safe'),
  ]
  if (content.expiresAt) paragraphs.push(t('letter.until', { date: hourOf(language, content.expiresAt) }))
  paragraphs.push(t('reminder.footer', { ...partner, count: content.most }))
  return { subject: t('reminder.subject'), text: `${paragraphs.join('\n\n')}\n` }
}
