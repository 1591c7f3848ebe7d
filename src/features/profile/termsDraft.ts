import { ref, watch, type Ref } from 'vue'
import { asRecord, asText } from '../../journeys/read.ts'
import type { Language } from '../../lib/languages.ts'
import { readStored, writeStored } from '../../lib/storage.ts'

/** The next version of terms while it is written, and the number of the one that it was made from. */
export interface TermsDraft {
  text: string
  basedOn: number
}

/** What this person was writing in this tab: a reload, or a look at the terms in another language, loses nothing of it. */
export function useTermsDraft(personId: string, language: Language): Ref<TermsDraft | null> {
  const key = `mandate-terms:${personId}:${language}`
  const draft = ref(kept(key))
  watch(draft, (now) => writeStored('sessionStorage', key, now && JSON.stringify(now)), { deep: true, flush: 'sync' })
  return draft
}

function kept(key: string): TermsDraft | null {
  try {
    const found = asRecord(JSON.parse(readStored('sessionStorage', key) ?? 'null'))
    const basedOn = found?.['basedOn']
    return typeof basedOn === 'number' ? { text: asText(found?.['text']), basedOn } : null
  } catch {
    return null
  }
}
