import { useQueryCache } from '@pinia/colada'
import { useCommand } from '../../backend/command.ts'
import type {
  ContactInput,
  Language,
  ListingInput,
  Page,
  PartnerProfile,
  Terms,
  TermsInput,
  TermsVersion,
} from '../../backend/contract.ts'
import { termsKey } from '../../backend/ownTerms.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

const profileKey = 'profile'

/** How our company shows itself. */
export function useProfile(): Reading<PartnerProfile> {
  const backend = useBackend()
  return useReading(
    () => [profileKey],
    (options) => backend.profile.get(options),
  )
}

/** What owners change. Whatever came of it, the page shows what is there now. */
export function useProfileCommands() {
  const backend = useBackend()
  const cache = useQueryCache()
  const refresh = async (): Promise<void> => {
    await Promise.all([profileKey, 'directory', 'team-log'].map((name) => cache.invalidateQueries({ key: [name] })))
  }
  return {
    refresh,
    contact: useCommand((input: ContactInput, options) => backend.profile.setContact(input, options)),
    listing: useCommand((input: ListingInput, options) => backend.profile.setListing(input, options)),
    prove: useCommand(async (_: { readonly domain: string }, options) => backend.profile.proveDomain(options)),
  }
}

/** The versions of our terms in a language, the newest first. */
export function useTermsVersions(
  language: () => Language,
  after: () => string | undefined,
): Reading<Page<TermsVersion>> {
  const backend = useBackend()
  return useReading(
    () => [termsKey, 'list', language(), after() ?? ''],
    (options) => backend.profile.listTerms(language(), { ...options, after: after() }),
  )
}

export function useTerms(id: () => string): Reading<Terms> {
  const backend = useBackend()
  return useReading(
    () => [termsKey, 'version', id()],
    (options) => backend.profile.terms(id(), options),
  )
}

export function useWriteTerms() {
  const backend = useBackend()
  const cache = useQueryCache()
  return {
    refresh: async (): Promise<void> => cache.invalidateQueries({ key: [termsKey] }).then(() => undefined),
    ...useCommand((input: TermsInput, options) => backend.profile.writeTerms(input, options)),
  }
}
