import type { Language } from '../../src/lib/languages.ts'
import type { Visitor } from './visitor.ts'

export interface SentOffer {
  readonly language: Language
  readonly terms?: string
  readonly durationDays?: number | null
  readonly validDays?: number | null
}

/** Sends an offer as the partner who is signed in; gives the token of its link. */
export async function sendOffer(
  partner: Visitor,
  { language, terms = 'Our terms', durationDays = null, validDays = null }: SentOffer,
): Promise<string> {
  const response = await partner.request('/api/offers', {
    json: {
      name: `For everyone ${crypto.randomUUID()}`,
      role: 'full',
      durationDays,
      validDays,
      defaultLanguage: language,
      texts: { [language]: { message: 'Hello', terms } },
    },
  })
  if (!response.ok) throw new Error(`The offer was refused: ${await response.text()}`)
  const { url } = (await response.json()) as { url: string }
  return url.split('/').at(-1) ?? ''
}
