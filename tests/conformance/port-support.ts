/** What the parts of the port's conformance suite share: the people of its world, and how they are asked. */
import { expect } from 'vitest'
import type { Backend, Offer, OfferInput, Page } from '../../src/backend/contract.ts'
import { BackendError, type ErrorCode } from '../../src/backend/errors.ts'

/** The companies and people of the world `waiting-offer`: one offer sent, nothing answered. */
export interface PortWorld {
  /** The port as this person has it; null for somebody who is not signed in. */
  as(userName: string | null): Promise<Backend>
  close(): Promise<void>
}

export interface PortHarness {
  readonly name: string
  /** A world of its own for each test, fresh. */
  start(): Promise<PortWorld>
  /** After the last test. */
  end?(): Promise<void>
}

export const owner = 'lone@nordlys.example'
export const helpdesk = 'jonas@nordlys.example'
export const seller = 'signe@nordlys.example'
export const admin = 'freja@havblik.example'
export const secondAdmin = 'sofie@havblik.example'
export const user = 'mads@havblik.example'
export const otherAdmin = 'oliver@harborfinch.example'
export const operator = 'operator@mandate.example'

export const input: OfferInput = {
  name: 'Autumn offer',
  role: 'full',
  durationDays: 90,
  validDays: 30,
  defaultLanguage: 'en',
  texts: { en: { message: 'Hello', terms: 'Our terms' }, zh: { message: '你好', terms: '我们的条款' } },
}

export const newKey = (): { key: string } => ({ key: crypto.randomUUID() })

export function tokenOf(offer: Offer): string {
  return offer.url.split('/').at(-1) ?? ''
}

export async function expectRefused(answer: Promise<unknown>, code: ErrorCode): Promise<BackendError> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(BackendError)
  if (!(error instanceof BackendError)) throw new Error('It was not refused')
  expect(error.code).toBe(code)
  return error
}

export async function everything<Item>(list: (after: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let after: string | undefined
  do {
    const page = await list(after)
    items.push(...page.items)
    after = page.next ?? undefined
  } while (after)
  return items
}
