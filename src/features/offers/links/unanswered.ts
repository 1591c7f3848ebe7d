import { useQueryCache } from '@pinia/colada'
import type { ClientCount, Page, UnansweredLink, UnansweredOptions } from '../../../backend/contract.ts'
import { useCommand, type Command } from '../../../backend/command.ts'
import { useReading, type Reading } from '../../../backend/read.ts'
import { useBackend } from '../../../backend/registry.ts'

/** A page of the links of all open offers that nobody has answered, and how many match. */
export function useUnansweredLinks(
  options: () => UnansweredOptions,
): Reading<Page<UnansweredLink> & { readonly count: ClientCount }> {
  const backend = useBackend()
  return useReading(
    () => {
      const { search = '', state = '', sort = '', after = '' } = options()
      return ['unanswered-links', search, state, sort, after]
    },
    (read) => backend.offerLinks.unanswered({ ...options(), ...read }),
    { keepPrevious: true },
  )
}

export interface RemindedLinks {
  readonly sent: number
  readonly skipped: number
}

/** Reminds the recipients of some links. */
export function useRemindSeveral(): Command<readonly string[], RemindedLinks> {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async (links: readonly string[], options) => {
    const result = await backend.offerLinks.remindSeveral(links, options)
    await Promise.all(
      ['unanswered-links', 'offer-links', 'offer-link'].map((key) => cache.invalidateQueries({ key: [key] })),
    )
    return result
  })
}
