import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { OfferReading, OfferViewer } from '../../backend/contract.ts'
import { asBackendError, type BackendError, type ErrorCode } from '../../backend/errors.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useWaiting } from './asking.ts'
import { useAnswering, useOfferReading, useOfferViewer, type Answering } from './queries.ts'
import { rememberShown, shownDigest } from './shownVersion.ts'

/** What the answering person is in front of. */
export type Situation =
  | { readonly is: 'loading' }
  | { readonly is: 'trouble'; readonly error: BackendError }
  | { readonly is: 'signed-out' }
  | { readonly is: 'obstacle'; readonly reading: OfferReading; readonly viewer: OfferViewer }
  | { readonly is: 'changed' }
  | { readonly is: 'ready'; readonly reading: OfferReading; readonly viewer: OfferViewer }

export interface Wizard extends Answering {
  readonly situation: ComputedRef<Situation>
  readonly busy: ComputedRef<boolean>
  readonly tryAgain: () => Promise<void>
  /** Digest of the version the person was shown: the one an answer is for. */
  readonly digest: ComputedRef<string>
  /** Says what an answer's failure means for the whole page; false when it belongs beside the button. */
  readonly takeUp: (error: BackendError) => Promise<boolean>
}

const endings: readonly ErrorCode[] = [
  'offer-unknown',
  'offer-wrong-cloud',
  'offer-withdrawn',
  'offer-expired',
  'partner-suspended',
  'not-found',
]
const obstacles: readonly ErrorCode[] = [
  'own-offer',
  'not-customer-admin',
  'already-authorized',
  'already-ordered',
  'trial-used',
  'not-allowed',
]

/** Everything around the answer to one offer: is it still there, still the same, and may this person answer it? */
export function useWizard(token: string): Wizard {
  const language = useLanguage()
  const reading = useOfferReading(token, language)
  const viewer = useOfferViewer(token)
  const answering = useAnswering(token)
  useWaiting(
    () => viewer.data.value,
    () => viewer.refetch(),
  )
  const ended = shallowRef<BackendError | null>(null)
  const changed = shallowRef(false)
  const shown = shallowRef(shownDigest(token))

  watch(
    reading.data,
    (found) => {
      if (!found) return
      // Nobody has read it in this tab: what the wizard itself shows is what counts.
      if (shown.value === null) {
        shown.value = found.digest
        rememberShown(token, found.digest)
      } else if (found.digest !== shown.value) {
        changed.value = true
      }
    },
    { immediate: true },
  )

  const situation = computed<Situation>(() => {
    if (ended.value) return { is: 'trouble', error: ended.value }
    if (changed.value) return { is: 'changed' }
    const [offer, person] = [reading.data.value, viewer.data.value]
    if (!offer && reading.error.value) return { is: 'trouble', error: asBackendError(reading.error.value) }
    if (person === undefined && viewer.error.value) return { is: 'trouble', error: asBackendError(viewer.error.value) }
    if (!offer || person === undefined) return { is: 'loading' }
    if (person === null) return { is: 'signed-out' }
    return { is: person.obstacle ? 'obstacle' : 'ready', reading: offer, viewer: person }
  })

  return {
    ...answering,
    situation,
    busy: computed(() => reading.asyncStatus.value === 'loading' || viewer.asyncStatus.value === 'loading'),
    digest: computed(() => shown.value ?? ''),
    tryAgain: async () => {
      ended.value = null
      await Promise.all([reading.refetch(), viewer.refetch()])
    },
    takeUp: async (error) => {
      if (error.code === 'offer-changed') {
        changed.value = true
        // So that the offer's page shows the new version rather than the one that is kept.
        await reading.refetch()
        return true
      }
      if (endings.includes(error.code)) {
        ended.value = error
        return true
      }
      if (!obstacles.includes(error.code)) return false
      await viewer.refetch()
      return situation.value.is === 'obstacle'
    },
  }
}
