import { cloudOfToken } from '../../src/clouds/all.ts'
import type { Deps } from '../deps.ts'
import { base32, equalText, hmac } from './crypto.ts'
import { Refusal } from './refusal.ts'

const idLength = 24
const macLength = 26

async function macOf(deps: Deps, offerId: string): Promise<string> {
  return base32(await hmac(deps.keys.links, `offer:${offerId}`)).slice(0, macLength)
}

/**
 * The token in an offer's link: the cloud's letter, the offer's id, and 130 bits that only this installation
 * can make. It is derived, so it can be shown again and is stored nowhere.
 */
export async function offerToken(deps: Deps, offerId: string): Promise<string> {
  return `${deps.cloud.tokenLetter}${offerId}${await macOf(deps, offerId)}`
}

/** The offer that a token names. Forgives what mail programs do to links: capitals, and punctuation at the end. */
export async function offerIdOf(deps: Deps, token: string): Promise<string> {
  const match = /^([a-z])([a-z2-7]{24})([a-z2-7]{26})[^a-z0-9]{0,3}$/.exec(token.trim().toLowerCase())
  const [, letter, offerId, mac] = match ?? []
  if (!letter || offerId?.length !== idLength || !mac) throw new Refusal('offer-unknown')
  if (letter !== deps.cloud.tokenLetter) {
    const other = cloudOfToken(token.trim().toLowerCase())
    throw other ? new Refusal('offer-wrong-cloud', { params: { cloud: other.id } }) : new Refusal('offer-unknown')
  }
  if (!equalText(mac, await macOf(deps, offerId))) throw new Refusal('offer-unknown')
  return offerId
}

/**
 * A password for one sign-in, made from the call that set it: a repeated call says the same, and it need
 * not be kept. 80 bits.
 */
export async function temporaryPassword(deps: Deps, purpose: string): Promise<string> {
  const text = base32(await hmac(deps.keys.links, `temporary-password:${purpose}`)).slice(0, 16)
  return (text.match(/.{4}/g) ?? []).join('-')
}

/** What stands in the link of an invitation, made from the call that invited: a repeated call says the same. 130 bits. */
export async function invitationToken(deps: Deps, purpose: string): Promise<string> {
  return base32(await hmac(deps.keys.links, `invitation:${purpose}`)).slice(0, macLength)
}
