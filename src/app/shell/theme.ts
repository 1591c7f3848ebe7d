import { shallowRef, watch, type ShallowRef } from 'vue'
import { readStored, writeStored } from '../../lib/storage.ts'

export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

/** The same key that `public/theme.js` reads before the first paint. */
const key = 'mandate-theme'

/** The reader's choice of light or dark, kept in this browser. */
export function useTheme(): ShallowRef<Theme> {
  const stored = readStored('localStorage', key)
  const theme = shallowRef<Theme>(themes.find((known) => known === stored) ?? 'system')
  watch(theme, (chosen) => {
    writeStored('localStorage', key, chosen === 'system' ? null : chosen)
    if (chosen === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = chosen
  })
  return theme
}
