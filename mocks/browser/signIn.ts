import { inLanguage, isLanguage, languageOfPath, type Language } from '../../src/i18n/core.ts'
import { becomePerson } from './state.ts'

/** Where the product goes to sign in, and where that leads back to; null for any other address. */
export interface SignInRequest {
  readonly language: Language | undefined
  readonly returnTo: string
  /** The person who is signed in proves that it is them. */
  readonly fresh: boolean
}

export function signInRequest(address: URL): SignInRequest | null {
  if (!/^\/auth\/sign-in\/?$/.test(address.pathname)) return null
  const language = address.searchParams.get('lang')
  return {
    language: isLanguage(language) ? language : undefined,
    returnTo: ownPath(address.searchParams.get('return'), address),
    fresh: address.searchParams.get('fresh') === '1',
  }
}

/** A path of this site, and nothing that leads elsewhere. */
function ownPath(wanted: string | null, here: URL): string {
  if (!wanted?.startsWith('/')) return '/'
  const target = new URL(wanted, here)
  return target.origin === here.origin ? `${target.pathname}${target.search}${target.hash}` : '/'
}

/** Signs out in the place of the server, which the product asks with a form. */
export function catchSignOut(): void {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/auth/sign-out') return
      event.preventDefault()
      becomePerson(null)
      const language = languageOfPath(location.pathname)
      location.assign(language ? inLanguage('/', language) : '/')
    },
    { capture: true },
  )
}
