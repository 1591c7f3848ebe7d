import { useQueryCache } from '@pinia/colada'
import type { Offer, OfferInput, OfferListOptions, OfferSummary, Page } from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

const offersKey = ['offers'] as const
const offerKey = (id: string): [string, string] => ['offer', id]

/** A page of our offers, newest first. */
export function useOffers(options: () => OfferListOptions = () => ({})): Reading<Page<OfferSummary>> {
  const backend = useBackend()
  return useReading(
    () => {
      const { after = '', search = '', state = '' } = options()
      return [...offersKey, after, search, state]
    },
    (read) => backend.offers.list({ ...options(), ...read }),
    { keepPrevious: true },
  )
}

export function useOffer(id: () => string): Reading<Offer> {
  const backend = useBackend()
  return useReading(
    () => offerKey(id()),
    (options) => backend.offers.get(id(), options),
  )
}

/** Makes the offer. Its link can be answered from then on. */
export function useSendOffer(): Command<OfferInput, Offer> {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async (input: OfferInput, options) => {
    const offer = await backend.offers.send(input, options)
    cache.setQueryData(offerKey(offer.id), offer)
    await cache.invalidateQueries({ key: [...offersKey] })
    return offer
  })
}

/** Takes the offer back: nobody can answer it any more. What was granted by it stays. */
export function useWithdrawOffer(): Command<string, Offer> {
  const backend = useBackend()
  const cache = useQueryCache()
  return useCommand(async (id: string, options) => {
    const offer = await backend.offers.withdraw(id, options)
    cache.setQueryData(offerKey(id), offer)
    await cache.invalidateQueries({ key: [...offersKey] })
    return offer
  })
}
