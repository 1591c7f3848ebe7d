import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { Command } from '../../../backend/command.ts'
import type { Offer, OfferRevision } from '../../../backend/contract.ts'
import type { FieldError } from '../../../backend/errors.ts'
import { useLocalePath } from '../../../i18n/index.ts'
import type { JourneyState } from '../../../ui/journey/useJourney.ts'
import { useReviseOffer } from '../follow/queries.ts'

interface Revising<Answers> {
  readonly offer: Offer
  readonly journey: JourneyState<Answers>
  /** What the offer says now, as answers. */
  readonly before: Answers
  /** What the answers make of it; null while they aren't complete. */
  readonly revision: () => Omit<OfferRevision, 'basedOn'> | null
  /** The page on which a field is. */
  readonly stepOf: (field: string) => string
  /** Where in the answers it is that was refused, where it is called otherwise there. */
  readonly fieldOf?: (refused: FieldError) => FieldError
}

interface Revision {
  readonly command: Command<OfferRevision, Offer>
  /** The fields that the server refused, until one goes on from them. */
  readonly refused: ShallowRef<readonly FieldError[]>
  /** It was to be saved as it was before. */
  readonly unchanged: Ref<boolean>
  /** Path of the offer. */
  readonly details: string
  readonly goOn: () => Promise<void>
  readonly save: () => Promise<void>
}

/** How a change to an offer goes on and ends, whatever is offered: in a new version, or at what is wrong. */
export function useRevision<Answers extends object>(revising: Revising<Answers>): Revision {
  const { offer, journey, before, revision, stepOf, fieldOf = (field) => field } = revising
  const router = useRouter()
  const localePath = useLocalePath()
  const command = useReviseOffer(() => offer.id)
  const refused = shallowRef<readonly FieldError[]>([])
  const unchanged = ref(false)
  return {
    command,
    refused,
    unchanged,
    details: localePath('offerDetails', { offerId: offer.id }),
    goOn: async () => {
      refused.value = []
      await journey.goOn()
    },
    save: async () => {
      const input = revision()
      if (!input) return
      unchanged.value = JSON.stringify(journey.answers) === JSON.stringify(before)
      if (unchanged.value) return
      const changed = await command.run({ basedOn: offer.version, ...input })
      if (changed) {
        await journey.finish(localePath('offerDetails', { offerId: offer.id }, { changed: changed.version }))
        return
      }
      refused.value = (command.error.value?.fields ?? []).map(fieldOf)
      const [first] = refused.value
      if (!first) return
      command.reset()
      await router.push(journey.changePath(stepOf(first.field)))
    },
  }
}
