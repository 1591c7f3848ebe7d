/** The values of a `Cookie` header by name; of two with one name the first, which is the more specific one. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

export interface CookieNames {
  readonly session: string
  readonly signIn: string
  readonly link: string
}

/**
 * On https the `__Host-` prefix keeps other hosts of the domain from setting ours. On the loopback plain http is
 * all there is, where Safari refuses `Secure`; ports don't separate cookies there, so the cloud is in the name.
 */
export function cookieNames(publicUrl: string, cloud: string): CookieNames {
  const base = publicUrl.startsWith('https:') ? '__Host-mandate' : `mandate-${cloud}`
  return { session: base, signIn: `${base}-sign-in`, link: `${base}-link` }
}

/** A `Set-Cookie` value. Without a value it deletes the cookie. */
export function setCookie(publicUrl: string, name: string, value: string | null, maxAgeSeconds: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${value === null ? 0 : maxAgeSeconds}${secure}`
}

/** Keeps the language that was chosen on a page of the sign-in, for the way back to the product. */
export const chosenLanguageCookie = (cloud: string): string => `mandate-${cloud}-sign-in-language`

export function keepChosenLanguage(cloud: string, language: string | null): string {
  const maxAge = language === null ? 0 : 3600
  return `${chosenLanguageCookie(cloud)}=${language ?? ''}; Path=/auth; HttpOnly; SameSite=Lax; Max-Age=${maxAge}`
}
