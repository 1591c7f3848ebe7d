import { useQueryCache } from '@pinia/colada'
import { useCommand, type Command } from '../../../backend/command.ts'
import type { CommandOptions, Offer, PurchaseInput, SoldProduct, TrialInput } from '../../../backend/contract.ts'
import { useReading, type Reading } from '../../../backend/read.ts'
import { useBackend } from '../../../backend/registry.ts'

/** What can be offered in this cloud. */
export function useProducts(): Reading<readonly SoldProduct[]> {
  const backend = useBackend()
  return useReading(
    () => ['products'],
    (options) => backend.offers.products(options),
  )
}

export function useSendTrial(): Command<TrialInput, Offer> {
  const backend = useBackend()
  return useSending((input, options) => backend.offers.sendTrial(input, options))
}

export function useSendPurchase(): Command<PurchaseInput, Offer> {
  const backend = useBackend()
  return useSending((input, options) => backend.offers.sendPurchase(input, options))
}

function useSending<Input>(send: (input: Input, options: CommandOptions) => Promise<Offer>): Command<Input, Offer> {
  const cache = useQueryCache()
  return useCommand(async (input: Input, options) => {
    const offer = await send(input, options)
    cache.setQueryData(['offer', offer.id], offer)
    await cache.invalidateQueries({ key: ['offers'] })
    return offer
  })
}
