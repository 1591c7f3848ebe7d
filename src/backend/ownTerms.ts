import type { Language, Terms } from './contract.ts'
import { useReading, type Reading } from './read.ts'
import { useBackend } from './registry.ts'

export const termsKey = 'terms'

/** The newest terms that our company keeps in a language, to begin offers and the next version with; null for none. */
export function useNewestTerms(language: () => Language): Reading<Terms | null> {
  const backend = useBackend()
  return useReading(
    () => [termsKey, 'newest', language()],
    async (options) => {
      const [newest] = (await backend.profile.listTerms(language(), options)).items
      return newest ? backend.profile.terms(newest.id, options) : null
    },
  )
}
