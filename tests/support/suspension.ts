import type { Backend } from '../../src/backend/contract.ts'
import type { TestHandler } from './handler.ts'

const key = (): { key: string } => ({ key: crypto.randomUUID() })

export interface AcceptedOffer {
  /** The name of the customer who has accepted. */
  readonly customer: string
  readonly customerId: string
  readonly relationshipId: string
  readonly admin: Backend
  readonly sender: Backend
  readonly owner: { enter(): Promise<unknown>; read(): Promise<unknown> }
  /** Makes one more offer; gives its token. */
  send(): Promise<string>
  /** Has the customer's admin decline one more offer of the partner. */
  offerAgain(): Promise<unknown>
}

/** In the world `two-partners`: a customer that has just accepted a new offer of the partner's. */
export async function acceptedOffer(handler: TestHandler): Promise<AcceptedOffer> {
  const sender = await handler.as('lone@nordlys.example')
  const admin = await handler.as('oliver@harborfinch.example')
  const send = async (): Promise<string> => {
    const offer = await sender.offers.send(
      {
        name: 'For everyone',
        role: 'full',
        durationDays: null,
        validDays: null,
        defaultLanguage: 'en',
        texts: { en: { message: '', terms: 'Our terms' } },
      },
      key(),
    )
    return offer.url.split('/').at(-1) ?? ''
  }
  const shown = async (token: string): Promise<string> => (await admin.authorization.read(token, 'en')).digest
  const token = await send()
  const receipt = await admin.authorization.authorize(token, { digest: await shown(token), language: 'en' }, key())
  const customerId = receipt.customer.id
  const another = await send()
  return {
    customer: receipt.customer.name,
    customerId,
    relationshipId: receipt.relationshipId ?? '',
    admin,
    sender,
    owner: {
      enter: () => sender.onBehalf.enter(customerId, 'A call from them', key()),
      read: () => sender.clients.users(customerId),
    },
    send,
    offerAgain: async () =>
      admin.authorization.decline(another, { digest: await shown(another), language: 'en', reason: '' }, key()),
  }
}
