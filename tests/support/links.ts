import type { OfferInput } from '../../src/backend/contract.ts'
import type { TestHandler } from './handler.ts'

/** Sends an offer as Nordlys; gives the token of its link. */
export async function sentOffer(server: TestHandler, change: Partial<OfferInput> = {}): Promise<string> {
  const partner = await server.as('lone@nordlys.example')
  const offer = await partner.offers.send(
    {
      name: `For everyone ${crypto.randomUUID()}`,
      role: 'full',
      durationDays: null,
      validDays: 90,
      defaultLanguage: 'da',
      texts: { da: { message: '', terms: 'Vores vilkår' } },
      ...change,
    },
    { key: crypto.randomUUID() },
  )
  return offer.url.split('/').at(-1) ?? ''
}
