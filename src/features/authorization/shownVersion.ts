import { readStored, writeStored } from '../../lib/storage.ts'

const keyOf = (token: string): string => `mandate-offer-shown:${token}`

/** Remembers, for this tab, which version of an offer the person was shown: an answer holds for that one only. */
export function rememberShown(token: string, digest: string): void {
  writeStored('sessionStorage', keyOf(token), digest)
}

/** Digest of the version that was shown in this tab; null when the offer's page was not opened here. */
export function shownDigest(token: string): string | null {
  return readStored('sessionStorage', keyOf(token))
}
