import { useQueryCache } from '@pinia/colada'
import { computed, type ComputedRef } from 'vue'
import { useCapabilities } from '../../../backend/capabilities.ts'
import type {
  OfferLink,
  OfferLinkDetails,
  OfferLinkListOptions,
  OfferLinkState,
  Page,
  RecipientRow,
  RecipientsAdded,
} from '../../../backend/contract.ts'
import { useCommand, type Command } from '../../../backend/command.ts'
import { useReading, type Reading } from '../../../backend/read.ts'
import { useBackend } from '../../../backend/registry.ts'

export const linkStates = ['waiting', 'opened', 'accepted', 'declined', 'stopped'] as const satisfies OfferLinkState[]

export function useOfferLinks(offerId: () => string, options: () => OfferLinkListOptions): Reading<Page<OfferLink>> {
  const backend = useBackend()
  return useReading(
    () => {
      const { search = '', state = '', after = '' } = options()
      return ['offer-links', offerId(), search, state, after]
    },
    (read) => backend.offerLinks.list(offerId(), { ...options(), ...read }),
    { keepPrevious: true },
  )
}

export function useOfferLink(offerId: () => string, linkId: () => string): Reading<OfferLinkDetails> {
  const backend = useBackend()
  return useReading(
    () => ['offer-link', offerId(), linkId()],
    (read) => backend.offerLinks.get(offerId(), linkId(), read),
  )
}

/** What was known of an offer's links, and of their numbers, is asked for again. */
function useForgetLinks(): (offerId: string) => Promise<void> {
  const cache = useQueryCache()
  return async (offerId) => {
    await Promise.all(
      [['offer-links', offerId], ['offer-link', offerId], ['offer', offerId], ['offers'], ['unanswered-links']].map(
        (key) => cache.invalidateQueries({ key }),
      ),
    )
  }
}

export function useAddLinks(offerId: () => string): Command<readonly RecipientRow[], RecipientsAdded> {
  const backend = useBackend()
  const forget = useForgetLinks()
  return useCommand(async (rows: readonly RecipientRow[], options) => {
    const added = await backend.offerLinks.add(offerId(), rows, options)
    await forget(offerId())
    return added
  })
}

export function useStopLink(offerId: () => string): Command<string, OfferLinkDetails> {
  const backend = useBackend()
  const forget = useForgetLinks()
  return useCommand(async (linkId: string, options) => {
    const stopped = await backend.offerLinks.stop(offerId(), linkId, options)
    await forget(offerId())
    return stopped
  })
}

/** Reminds the recipient of one link, or with null all who may be reminded now. */
export function useRemind(
  offerId: () => string,
): Command<string | null, { readonly sent: number; readonly left: boolean }> {
  const backend = useBackend()
  const forget = useForgetLinks()
  return useCommand(async (linkId: string | null, options) => {
    const result = await backend.offerLinks.remind(offerId(), linkId, options)
    await forget(offerId())
    return result
  })
}

/** What is said of reminders that were sent: they are on their way, or kept where no mail leaves. */
export function useSentKey(): ComputedRef<'sharing.remind.sent' | 'sharing.noMail.kept'> {
  const { data: capabilities } = useCapabilities()
  return computed(() => (capabilities.value?.mailsLeave === false ? 'sharing.noMail.kept' : 'sharing.remind.sent'))
}

export function useSetReminding(offerId: () => string): Command<boolean, true> {
  const backend = useBackend()
  const forget = useForgetLinks()
  return useCommand(async (automatically: boolean, options) => {
    await backend.offerLinks.setReminding(offerId(), automatically, options)
    await forget(offerId())
    return true as const
  })
}

/** Reads all links that match, for a file. It changes nothing, yet it is asked for by a button and can fail. */
export function useAllLinks(offerId: () => string) {
  const backend = useBackend()
  return useCommand((options: { search: string; state: OfferLinkState | undefined }) =>
    backend.offerLinks.all(offerId(), options),
  )
}
