import type { Offer } from '../../../backend/contract.ts'
import type { Language } from '../../../i18n/index.ts'
import type { SendOfferAnswers } from '../../../journeys/sendOffer.ts'

/** What an offer says now, as somebody would have typed it. */
export function answersOf(offer: Offer): SendOfferAnswers {
  const textsIn = (language: Language): { message: string; terms: string } => ({
    message: offer.texts[language]?.message ?? '',
    terms: offer.texts[language]?.terms ?? '',
  })
  return {
    name: offer.name,
    role: offer.role,
    length: offer.durationDays === null ? 'open-ended' : 'days',
    durationDays: offer.durationDays === null ? '' : String(offer.durationDays),
    narrowable: offer.narrowable,
    validity: 'always',
    validDays: '',
    languages: [...offer.languages],
    defaultLanguage: offer.defaultLanguage,
    texts: { en: textsIn('en'), da: textsIn('da'), zh: textsIn('zh') },
  }
}
