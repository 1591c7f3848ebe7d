import type { Offer, PurchaseInput, TrialInput } from '../../src/backend/contract.ts'
import type { TestHandler } from './handler.ts'

export const newKey = (): { key: string } => ({ key: crypto.randomUUID() })

const basics = {
  name: 'Something to try',
  validDays: 90,
  defaultLanguage: 'en',
  texts: { en: { message: 'Hello', terms: 'Our terms' } },
} as const

export const trialInput: TrialInput = {
  ...basics,
  product: 'documents',
  licenses: 10,
  usageCountry: 'DK',
  delegation: { role: 'limited', durationDays: 90 },
}

export const purchaseInput: PurchaseInput = {
  ...basics,
  items: [
    { product: 'mail', licenses: 10 },
    { product: 'suite', licenses: 2 },
  ],
  billing: 'yearly',
  delegation: { role: 'limited', durationDays: 90 },
}

export const tokenIn = ({ url }: Pick<Offer, 'url'>): string => url.split('/').at(-1) ?? ''

/** Sends a trial invitation as Nordlys. */
export async function sentTrial(server: TestHandler, change: Partial<TrialInput> = {}): Promise<Offer> {
  return (await server.as('lone@nordlys.example')).offers.sendTrial({ ...trialInput, ...change }, newKey())
}

/** Sends a purchase offer as Nordlys. */
export async function sentPurchase(server: TestHandler, change: Partial<PurchaseInput> = {}): Promise<Offer> {
  return (await server.as('lone@nordlys.example')).offers.sendPurchase({ ...purchaseInput, ...change }, newKey())
}
