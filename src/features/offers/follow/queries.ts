import { useQueryCache } from '@pinia/colada'
import type { Offer, OfferAnswer, OfferRevision, OfferVersion, Page } from '../../../backend/contract.ts'
import { useCommand, type Command } from '../../../backend/command.ts'
import { useReading, type Reading } from '../../../backend/read.ts'
import { useBackend } from '../../../backend/registry.ts'

export function useOfferAnswers(
  id: () => string,
  options: () => { readonly link: string | undefined; readonly after: string | undefined },
): Reading<Page<OfferAnswer>> {
  const backend = useBackend()
  return useReading(
    () => ['offer-answers', id(), options().link ?? '', options().after ?? ''],
    (read) => backend.offers.answers(id(), { ...options(), ...read }),
    { keepPrevious: true },
  )
}

export function useOfferVersions(id: () => string, after: () => string | undefined): Reading<Page<OfferVersion>> {
  const backend = useBackend()
  return useReading(
    () => ['offer-versions', id(), after() ?? ''],
    (read) => backend.offers.versions(id(), { after: after(), ...read }),
    { keepPrevious: true },
  )
}

/** What a command makes of the offer is what is shown of it; the rest is asked for again. */
function useKeepOffer(): (offer: Offer) => Promise<Offer> {
  const cache = useQueryCache()
  return async (offer) => {
    cache.setQueryData(['offer', offer.id], offer)
    await Promise.all(
      [['offers'], ['offer-versions', offer.id], ['offer-link', offer.id], ['offer-links', offer.id]].map((key) =>
        cache.invalidateQueries({ key }),
      ),
    )
    return offer
  }
}

export function useSetExpiry(id: () => string): Command<string | null, Offer> {
  const backend = useBackend()
  const keep = useKeepOffer()
  return useCommand(async (expiresAt: string | null, options) =>
    keep(await backend.offers.setExpiry(id(), expiresAt, options)),
  )
}

export function useReviseOffer(id: () => string): Command<OfferRevision, Offer> {
  const backend = useBackend()
  const keep = useKeepOffer()
  return useCommand(async (input: OfferRevision, options) => keep(await backend.offers.revise(id(), input, options)))
}
