import { DnsTrouble, type Dns, type Keys } from '../deps.ts'
import { base32, hmac } from './crypto.ts'

/** Where the TXT record stands that proves a domain: below it, so that the domain's own records stay as they are. */
export const recordName = (domain: string): string => `_mandate-proof.${domain}`

const prefix = 'mandate-domain-proof='

/** What the record says. */
export const recordText = (proof: string): string => `${prefix}${proof}`

/** The proof of an organization's first domain. It is derived, so it can be shown again and is stored nowhere. */
export async function firstDomainProof(keys: Keys, organizationId: string, domain: string): Promise<string> {
  return base32(await hmac(keys.links, `domain-proof:${organizationId}:${domain}`)).slice(0, 24)
}

/** `other-value`: there is a record of ours, and it says something else. */
export type ProofAnswer = 'verified' | 'not-found' | 'other-value' | 'no-answer'

/** Looks for the record that proves a domain. Ask it outside of any transaction: it may take long. */
export async function findProof(
  dns: Dns,
  record: { readonly name: string; readonly text: string },
): Promise<ProofAnswer> {
  try {
    const found = (await dns.txt(record.name)).map((parts) => parts.join('').trim())
    if (found.includes(record.text)) return 'verified'
    return found.length > 0 ? 'other-value' : 'not-found'
  } catch (error) {
    if (error instanceof DnsTrouble) return 'no-answer'
    throw error
  }
}
