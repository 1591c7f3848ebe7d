import { ref, watch, type Ref } from 'vue'
import { asRecord, asText } from '../../journeys/read.ts'
import { readStored, writeStored } from '../../lib/storage.ts'

/** A note while it is written, and the version that it was made from. */
export interface NoteDraft {
  text: string
  version: number
}

/** What was being written in this tab, by this person about this client: a reload or a way round loses nothing of it. */
export function useNoteDraft(personId: string, customerId: string): Ref<NoteDraft | null> {
  const key = `mandate-note:${personId}:${customerId}`
  const draft = ref(kept(key))
  watch(draft, (now) => writeStored('sessionStorage', key, now && JSON.stringify(now)), { deep: true, flush: 'sync' })
  return draft
}

function kept(key: string): NoteDraft | null {
  try {
    const found = asRecord(JSON.parse(readStored('sessionStorage', key) ?? 'null'))
    const version = found?.['version']
    return typeof version === 'number' ? { text: asText(found?.['text']), version } : null
  } catch {
    return null
  }
}
