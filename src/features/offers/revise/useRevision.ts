import { useQueryCache } from '@pinia/colada'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { Command } from '../../../backend/command.ts'
import type { Offer, OfferRevision } from '../../../backend/contract.ts'
import type { FieldError } from '../../../backend/errors.ts'
import { useLocalePath } from '../../../i18n/index.ts'
import type { Revised } from '../../../journeys/reviseOffer.ts'
import type { JourneyState } from '../../../ui/journey/useJourney.ts'
import { useReviseOffer } from '../follow/queries.ts'

interface Revising<Answers> {
  readonly offer: () => Offer
  readonly journey: JourneyState<Revised<Answers>>
  /** What the offer says now, as answers. */
  readonly before: () => Revised<Answers>
  /** What the answers make of it; null while they aren't complete. */
  readonly revision: () => Omit<OfferRevision, 'basedOn'> | null
  /** The page on which a field is. */
  readonly stepOf: (field: string) => string
  /** Where in the answers it is that was refused, where it is called otherwise there. */
  readonly fieldOf?: (refused: FieldError) => FieldError
}

export interface Revision {
  readonly command: Command<OfferRevision, Offer>
  /** The fields that the server refused, until one goes on from them. */
  readonly refused: ShallowRef<readonly FieldError[]>
  /** It was to be saved as it was before. */
  readonly unchanged: Ref<boolean>
  /** Somebody else has saved a version since this change began. */
  readonly outdated: ComputedRef<boolean>
  /** The change is to take the place of the newest version. */
  readonly keepMine: () => void
  /** Drops what was typed, for what the newest version says. */
  readonly beginAgain: () => void
  /** Path of the offer. */
  readonly details: string
  readonly goOn: () => Promise<void>
  readonly save: () => Promise<void>
}

/** How a change to an offer goes on and ends, whatever is offered: in a new version, or at what is wrong. */
export function useRevision<Answers extends object>(revising: Revising<Answers>): Revision {
  const { offer, journey, before, revision, stepOf, fieldOf = (field) => field } = revising
  const { answers } = journey
  const router = useRouter()
  const cache = useQueryCache()
  const localePath = useLocalePath()
  const command = useReviseOffer(() => offer().id)
  const refused = shallowRef<readonly FieldError[]>([])
  const unchanged = ref(false)
  const details = localePath('offerDetails', { offerId: offer().id })
  const same = (one: Revised<Answers>): boolean => JSON.stringify(answers) === JSON.stringify(one)

  // Where nothing has been typed there is nothing to lose: the pages show what holds.
  watch(before, (now, was) => {
    if (same(was)) Object.assign(answers, structuredClone(now))
  })

  return {
    command,
    refused,
    unchanged,
    details,
    outdated: computed(() => answers.basedOn !== offer().version),
    keepMine: () => {
      answers.basedOn = offer().version
      command.reset()
    },
    beginAgain: () => {
      journey.forget()
      command.reset()
    },
    goOn: async () => {
      refused.value = []
      await journey.goOn()
    },
    save: async () => {
      const input = revision()
      if (!input) return
      unchanged.value = same(before())
      if (unchanged.value) return
      const changed = await command.run({ basedOn: answers.basedOn, ...input })
      if (changed) {
        await journey.finish(localePath('offerDetails', { offerId: changed.id }, { changed: changed.version }))
        return
      }
      // What came out meanwhile is fetched, so that its reader can choose.
      if (command.error.value?.code === 'offer-changed') await cache.invalidateQueries({ key: ['offer', offer().id] })
      refused.value = (command.error.value?.fields ?? []).map(fieldOf)
      const [first] = refused.value
      if (!first) return
      command.reset()
      await router.push(journey.changePath(stepOf(first.field)))
    },
  }
}
