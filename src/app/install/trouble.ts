import { inject, type InjectionKey, type ShallowRef } from 'vue'
import type { Trouble } from '../router/index.ts'

export const troubleKey: InjectionKey<ShallowRef<Trouble | null>> = Symbol('trouble')

/** Why the frame shows something else than the page; null when it shows the page. */
export function useTrouble(): ShallowRef<Trouble | null> {
  const trouble = inject(troubleKey)
  if (!trouble) throw new Error('The app was made without createMandate()')
  return trouble
}
