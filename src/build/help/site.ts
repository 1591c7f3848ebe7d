import type { Language } from '../../lib/languages.ts'
import type { Cloud } from '../../clouds/types.ts'
import { messagesFor } from '../messages.ts'
import { loadJourneys, type AnyJourney } from './journeys.ts'
import { loadLibrary, type Library } from './library.ts'
import { wordsFor, type Words } from './words.ts'

/** Where the parts of a page are that are not in it. */
export interface Assets {
  /** What stands in the page's one `<style>`; empty where `styleUrl` is given. */
  readonly style: string
  /** A stylesheet to link to instead, while developing. */
  readonly styleUrl?: string
  /** Sets the stored theme before the first paint. */
  readonly themeScript: string
  readonly scriptUrl: string
  readonly searchUrls: Readonly<Record<Language, string>>
}

/** All that the pages of the help are made of. */
export interface HelpSite {
  readonly cloud: Cloud
  readonly words: Readonly<Record<Language, Words>>
  readonly journeys: ReadonlyMap<string, AnyJourney>
  readonly library: Library
}

/** Stands for the address by which people reach the product, which is known when it is served. */
export const originSlot = '%PUBLIC_URL%'

/** `read` gives the messages: other ones than the product's where the pages are to be tried with those. */
export async function loadSite(
  root: string,
  cloud: Cloud,
  clouds: readonly string[],
  read = messagesFor,
): Promise<HelpSite> {
  const wordsIn = (language: Language): Words => wordsFor(root, cloud, language, read)
  const words = { en: wordsIn('en'), da: wordsIn('da'), zh: wordsIn('zh') }
  const journeys = await loadJourneys(root)
  return { cloud, words, journeys, library: loadLibrary({ root, cloud, clouds, words, journeys }) }
}
