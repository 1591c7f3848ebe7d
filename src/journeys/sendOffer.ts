import { languages, type Language } from '../lib/languages.ts'
import type { PartnerNavigation } from './partnerNavigation.ts'
import { asChoice, asChoices, asRecord, asText, type Kept } from './read.ts'
import { accessProblems, termsProblems } from './sendOfferProblems.ts'
import type { Journey } from './types.ts'

/** What the partner writes to readers of one language. */
export interface WrittenTexts {
  message: string
  terms: string
}

/** The administration that is asked for. */
export interface GrantAnswers {
  role: 'full' | 'limited' | null
  /** How long a relationship lasts. */
  length: 'open-ended' | 'days' | null
  durationDays: string
  /** Whether the customer may grant less. */
  narrowable: boolean
}

/** What the partner has filled in so far, as it was typed. */
export interface SendOfferAnswers extends GrantAnswers {
  name: string
  /** How long the link can be answered. */
  validity: 'always' | 'days' | null
  validDays: string
  /** The languages that the offer is written in. What was typed in another language stays kept. */
  languages: Language[]
  defaultLanguage: Language | null
  texts: Record<Language, WrittenTexts>
}

export interface SendOfferContext {
  /** Which arrangement the partner has; null where it isn't known, and both are shown. */
  readonly navigation: PartnerNavigation | null
}

export const inOverview = ({ navigation }: SendOfferContext): boolean => navigation !== 'build'
export const inBuild = ({ navigation }: SendOfferContext): boolean => navigation !== 'overview'

/** A partner composes an offer of delegated administration, and sends its text and link to customers. */
export const sendOffer: Journey<SendOfferAnswers, SendOfferContext> = {
  id: 'sendOffer',
  steps: [
    { id: 'open-overview', kind: 'move', route: 'partnerHome', condition: inOverview },
    { id: 'open-build', kind: 'move', route: 'partnerHome', condition: inBuild },
    {
      id: 'access',
      kind: 'page',
      route: 'sendOffer',
      complete: (answers) => accessProblems(answers).length === 0,
      asks: ['name', 'role', 'length', 'narrowable', 'validity'],
    },
    {
      id: 'terms',
      kind: 'page',
      route: 'sendOffer',
      complete: (answers) => termsProblems(answers).length === 0,
      asks: ['languages', 'defaultLanguage', 'texts'],
    },
    { id: 'check', kind: 'page', route: 'sendOffer' },
    { id: 'send', kind: 'outside', route: null },
  ],
  endings: [],
  start: startOffer,
  parse: (kept) => {
    const record = asRecord(kept)
    return record && readOffer(record)
  },
}

/** What every offer begins with. */
export function startOffer(): SendOfferAnswers {
  return {
    name: '',
    role: null,
    length: null,
    durationDays: '',
    narrowable: false,
    validity: null,
    validDays: '',
    languages: [],
    defaultLanguage: null,
    texts: readTexts(null),
  }
}

/** What every offer asks, from what was kept. */
export function readOffer(record: Kept): SendOfferAnswers {
  return {
    name: asText(record['name']),
    role: asChoice(record['role'], ['full', 'limited']),
    length: asChoice(record['length'], ['open-ended', 'days']),
    durationDays: asText(record['durationDays']),
    narrowable: record['narrowable'] === true,
    validity: asChoice(record['validity'], ['always', 'days']),
    validDays: asText(record['validDays']),
    languages: asChoices(record['languages'], languages),
    defaultLanguage: asChoice(record['defaultLanguage'], languages),
    texts: readTexts(record['texts']),
  }
}

function readTexts(kept: unknown): Record<Language, WrittenTexts> {
  const textsIn = (language: Language): WrittenTexts => {
    const texts = asRecord(asRecord(kept)?.[language])
    return { message: asText(texts?.['message']), terms: asText(texts?.['terms']) }
  }
  return { en: textsIn('en'), da: textsIn('da'), zh: textsIn('zh') }
}
