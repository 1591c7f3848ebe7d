import { useQuery, useQueryCache } from '@pinia/colada'
import { onScopeDispose, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { AnswerInput, DeclineInput, Language, OfferViewer, Receipt } from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useBackend } from '../../backend/registry.ts'
import { takeInlineOffer } from './inlineOffer.ts'

/** The offer as a reader of the language sees it. It never changes under the reader's eyes by itself. */
export function useOfferReading(token: MaybeRefOrGetter<string>, language: MaybeRefOrGetter<Language>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['offer-reading', toValue(token), toValue(language)],
    query: async ({ signal }) =>
      takeInlineOffer(toValue(token)) ??
      (await backend.authorization.read(toValue(token), toValue(language), { signal })),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** Who is in front of the offer, and what keeps them from answering it. Null when nobody is signed in. */
export function useOfferViewer(token: MaybeRefOrGetter<string>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['offer-viewer', toValue(token)],
    query: ({ signal }) => backend.authorization.viewer(toValue(token), { signal }),
    staleTime: 5_000,
  })
}

/**
 * Tells the partner's side, once, that a signed-in person of a customer has opened the offer. A lost note harms
 * nobody, so its failure is not shown.
 */
export function useNoteOpening(token: MaybeRefOrGetter<string>, viewer: () => OfferViewer | null | undefined): void {
  const backend = useBackend()
  const note = useCommand((of: string, options) => backend.authorization.noteOpening(of, options))
  const stop = watch(
    viewer,
    (person) => {
      if (!person || person.obstacle === 'own-offer' || person.obstacle === 'no-organization') return
      queueMicrotask(() => stop())
      void note.run(toValue(token))
    },
    { immediate: true },
  )
  onScopeDispose(stop)
}

export interface Answering {
  readonly authorize: Command<AnswerInput, Receipt>
  readonly decline: Command<DeclineInput, true>
  /** After an answer, here or elsewhere: what was known of this offer and of the partners is asked for again. */
  readonly refreshAll: () => Promise<void>
}

export function useAnswering(token: MaybeRefOrGetter<string>): Answering {
  const backend = useBackend()
  const cache = useQueryCache()
  return {
    authorize: useCommand((input: AnswerInput, options) =>
      backend.authorization.authorize(toValue(token), input, options),
    ),
    decline: useCommand(async (input: DeclineInput, options) => {
      await backend.authorization.decline(toValue(token), input, options)
      return true as const
    }),
    refreshAll: async () => {
      await Promise.all(
        [
          'offer-reading',
          'offer-viewer',
          'admin-requests',
          'relationships',
          'subscriptions',
          'activity',
          'session',
        ].map((name) => cache.invalidateQueries({ key: [name] })),
      )
    },
  }
}

export function useReceipt(reference: MaybeRefOrGetter<string>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['receipt', toValue(reference)],
    query: ({ signal }) => backend.authorization.receipt(toValue(reference), { signal }),
  })
}
