/** Where the TXT record stands that proves a domain: below it, so that the domain's own records stay as they are. */
export const recordName = (domain: string): string => `_mandate-proof.${domain}`

/** What the record says. */
export const recordText = (proof: string): string => `mandate-domain-proof=${proof}`
