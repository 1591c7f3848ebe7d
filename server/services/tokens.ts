import { cloudOfToken } from '../../src/clouds/all.ts'
import type { Deps } from '../deps.ts'
import { base32, equalText, hmac } from './crypto.ts'
import { Refusal } from './refusal.ts'

const idLength = 24
const macLength = 26

/** What a link leads to: an offer itself, or the tagged link of it that one recipient got. */
export type LinkTarget =
  { readonly kind: 'offer'; readonly offerId: string } | { readonly kind: 'tagged'; readonly linkId: string }

async function macOf(deps: Deps, kind: LinkTarget['kind'], id: string): Promise<string> {
  return base32(await hmac(deps.keys.links, `${kind}:${id}`)).slice(0, macLength)
}

/**
 * The token in an offer's link: the cloud's letter, the offer's id, and 130 bits that only this installation
 * can make. It is derived, so it can be shown again and is stored nowhere.
 */
export async function offerToken(deps: Deps, offerId: string): Promise<string> {
  return `${deps.cloud.tokenLetter}${offerId}${await macOf(deps, 'offer', offerId)}`
}

/** The token of a tagged link. It looks like any other, so that its reader sees nothing of the tag. */
export async function taggedToken(deps: Deps, linkId: string): Promise<string> {
  return `${deps.cloud.tokenLetter}${linkId}${await macOf(deps, 'tagged', linkId)}`
}

/** The token of the link that somebody came by. */
export const tokenOf = (deps: Deps, offerId: string, linkId: string | null): Promise<string> =>
  linkId === null ? offerToken(deps, offerId) : taggedToken(deps, linkId)

/** What a token leads to. Forgives what mail programs do to links: capitals, and punctuation at the end. */
export async function targetOf(deps: Deps, token: string): Promise<LinkTarget> {
  const match = /^([a-z])([a-z2-7]{24})([a-z2-7]{26})[^a-z0-9]{0,3}$/.exec(token.trim().toLowerCase())
  const [, letter, id, mac] = match ?? []
  if (!letter || id?.length !== idLength || !mac) throw new Refusal('offer-unknown')
  if (letter !== deps.cloud.tokenLetter) {
    const other = cloudOfToken(token.trim().toLowerCase())
    throw other ? new Refusal('offer-wrong-cloud', { params: { cloud: other.id } }) : new Refusal('offer-unknown')
  }
  if (equalText(mac, await macOf(deps, 'offer', id))) return { kind: 'offer', offerId: id }
  if (equalText(mac, await macOf(deps, 'tagged', id))) return { kind: 'tagged', linkId: id }
  throw new Refusal('offer-unknown')
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

/** No two of these are taken for each other, by eye or by ear: no B and 8, I and 1, O and 0, S and 5, Z and 2. */
const readable = 'ACDEFGHJKMNPQRTUVWXY34679'

/**
 * What both sides see beside an offer, to read out on the phone: the same for all who read the same version of it, and
 * another for any other. 41 bits that only this installation can make.
 */
export async function checkCode(deps: Deps, offerId: string, digest: string): Promise<string> {
  const bytes = await hmac(deps.keys.links, `check:${offerId}:${digest}`)
  const letters = Array.from({ length: 9 }, (_, place) => {
    const number = (bytes[2 * place] ?? 0) * 256 + (bytes[2 * place + 1] ?? 0)
    return readable.charAt(number % readable.length)
  })
  return (letters.join('').match(/.{3}/g) ?? []).join('-')
}
