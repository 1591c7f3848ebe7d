import fc from 'fast-check'
import type { OrderOfferAnswers } from '../../../src/journeys/orderOffer.ts'
import type { SendOfferAnswers } from '../../../src/journeys/sendOffer.ts'
import { languages } from '../../../src/lib/languages.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const texts = fc.record({ message: text, terms: text })

/** Any answers that somebody may have given to `sendOffer`, sensible or not. */
export const sendOfferAnswers: fc.Arbitrary<SendOfferAnswers> = fc.record(
  {
    name: text,
    role: fc.constantFrom('full', 'limited', null),
    length: fc.constantFrom('open-ended', 'days', null),
    durationDays: fc.oneof(text, fc.integer({ min: -5, max: 900 }).map(String)),
    narrowable: fc.boolean(),
    validity: fc.constantFrom('always', 'days', null),
    validDays: fc.oneof(text, fc.integer({ min: -5, max: 900 }).map(String)),
    languages: fc.subarray([...languages]),
    defaultLanguage: fc.constantFrom(...languages, null),
    texts: fc.record({ en: texts, da: texts, zh: texts }),
  },
  { noNullPrototype: true },
)

const product = fc.constantFrom('mail', 'protection', 'gone', 'constructor', '__proto__')

/** Any answers that somebody may have given to a trial invitation or a purchase offer. */
export const orderOfferAnswers: fc.Arbitrary<OrderOfferAnswers> = fc
  .record(
    {
      products: fc.uniqueArray(product),
      licenses: fc.array(fc.tuple(product, fc.oneof(text, fc.integer({ min: -5, max: 20_000 }).map(String)))),
      usageCountry: fc.constantFrom('', 'DK', 'CN', 'XX'),
      billing: fc.constantFrom('monthly', 'yearly', null),
      delegation: fc.constantFrom('with', 'without', null),
    },
    { noNullPrototype: true },
  )
  .chain((order) =>
    sendOfferAnswers.map((rest) => ({ ...rest, ...order, licenses: Object.fromEntries(order.licenses) })),
  )
