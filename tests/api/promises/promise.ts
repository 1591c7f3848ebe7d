import type { Backend, OfferInput } from '../../../src/backend/contract.ts'
import { testHandler, type TestHandler, type TestHandlerOptions } from '../../support/handler.ts'
import { createDatabase, type Database, type StoreKind } from '../../support/stores.ts'

/**
 * What the server promises, each as a scenario that ends when the promise was kept and throws `PromiseBroken`
 * when it wasn't. They need no test runner, so that they also run in a process from whose server a guard was
 * taken out (see teeth.test.ts): there they must find the promise broken.
 */
export class PromiseBroken extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PromiseBroken'
  }
}

export function hold(kept: boolean, otherwise: string): asserts kept {
  if (!kept) throw new PromiseBroken(otherwise)
}

export const newKey = (): { key: string } => ({ key: crypto.randomUUID() })

export const people = {
  operator: 'operator@mandate.example',
  owner: 'lone@nordlys.example',
  helpdesk: 'jonas@nordlys.example',
  seller: 'signe@nordlys.example',
  otherOwner: 'amara@fjordline.example',
  admin: 'freja@havblik.example',
  secondAdmin: 'sofie@havblik.example',
  userAdmin: 'aage@havblik.example',
  user: 'mads@havblik.example',
  otherAdmin: 'oliver@harborfinch.example',
} as const

export const offerInput: OfferInput = {
  name: 'Autumn offer',
  role: 'full',
  durationDays: null,
  validDays: 90,
  defaultLanguage: 'en',
  texts: { en: { message: 'Hello', terms: 'Our terms' }, da: { message: '', terms: 'Vores vilkår' } },
}

/** Enters a client, as everybody must who acts there. */
export async function enter(partner: Backend, customerId: string): Promise<void> {
  await partner.onBehalf.enter(customerId, 'They asked for help', newKey())
}

/** The token at the end of an offer's link. */
export function tokenOf(offer: { readonly url: string }): string {
  return offer.url.split('/').at(-1) ?? ''
}

/** The code of what an answer was refused with, or `done`. */
export async function outcomeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer
    return 'done'
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
    throw error
  }
}

/** Runs a scenario over a fresh database, and removes it afterwards. Faults of the server break every promise. */
export async function withServer(
  kind: StoreKind,
  scenario: (server: TestHandler, database: Database) => Promise<void>,
  options: Omit<TestHandlerOptions, 'store'> = {},
): Promise<void> {
  const database = await createDatabase(kind)
  try {
    const server = await testHandler({ ...options, store: database.open() })
    await scenario(server, database)
    noFaults(server)
  } finally {
    await database.remove()
  }
}

export function noFaults({ faults: [fault] }: TestHandler): void {
  hold(fault === undefined, `A request ended in a fault: ${fault instanceof Error ? fault.stack : String(fault)}`)
}
