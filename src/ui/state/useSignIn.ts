import { useRoute } from 'vue-router'
import { useLanguage } from '../../i18n/index.ts'

export interface SignInLinks {
  /** Address of the sign-in that leads back to a path, by default to the present page. */
  readonly signIn: (returnTo?: string) => string
  /** The same, for somebody who is signed in already but wants to be somebody else. */
  readonly switchAccount: (returnTo?: string) => string
  /** The same, for the person who is signed in, to prove again that it is them. */
  readonly signInAgain: (returnTo?: string) => string
}

/** Links to the sign-in. They leave the app, so they are for `href`, not for the router. */
export function useSignIn(): SignInLinks {
  const language = useLanguage()
  const route = useRoute()
  const address = (returnTo: string, extra: Readonly<Record<string, string>>): string =>
    `/auth/sign-in?${new URLSearchParams({ lang: language.value, return: returnTo, ...extra }).toString()}`
  return {
    signIn: (returnTo = route.fullPath) => address(returnTo, {}),
    switchAccount: (returnTo = route.fullPath) => address(returnTo, { switch: '1' }),
    signInAgain: (returnTo = route.fullPath) => address(returnTo, { fresh: '1' }),
  }
}
