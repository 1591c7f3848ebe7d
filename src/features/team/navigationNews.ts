import { ref, watch, type Ref } from 'vue'
import { partnerNavigation, type PartnerNavigation } from '../../journeys/partnerNavigation.ts'
import { readStored, writeStored } from '../../lib/storage.ts'

/** What somebody was last told of how their part of the product is arranged, and whether they still are. */
interface Told {
  readonly variant: PartnerNavigation
  readonly news: boolean
}

export interface NavigationNews {
  /** The arrangement is another than before, and whoever is here hasn't said that they have read it. */
  readonly news: Readonly<Ref<boolean>>
  readonly dismiss: () => void
}

function toldBefore(key: string): Told | null {
  const [variant, news] = (readStored('localStorage', key) ?? '').split(' ')
  return variant === 'overview' || variant === 'build' ? { variant, news: news === 'news' } : null
}

/**
 * Tells somebody once, in whichever tab sees it first, that the number of clients has turned their pages into those of
 * the other arrangement; `tell` is called at that moment. It is kept in the browser by person, so that a reload neither
 * loses nor repeats it.
 */
export function useNavigationNews(personId: string, clientCount: () => number, tell: () => void): NavigationNews {
  const key = `mandate-navigation:${personId}`
  const news = ref(false)
  const variantNow = (): PartnerNavigation => partnerNavigation(clientCount())

  const keep = (now: PartnerNavigation): void => {
    writeStored('localStorage', key, news.value ? `${now} news` : now)
  }
  watch(
    variantNow,
    (now, before) => {
      const told = toldBefore(key)
      const turned = told?.variant !== now && (told !== null || before !== undefined)
      news.value = turned || (told?.variant === now && told.news)
      keep(now)
      if (turned) tell()
    },
    { immediate: true },
  )
  return {
    news,
    dismiss: () => {
      news.value = false
      keep(variantNow())
    },
  }
}
