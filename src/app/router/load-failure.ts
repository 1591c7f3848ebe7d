import { readStored, writeStored } from '../../lib/storage.ts'

const reloadedKey = 'mandate:reloaded'

/** Browsers say it each in their own words: a part of the app could not be fetched. */
export function isLoadFailure(error: unknown): boolean {
  const text = error instanceof Error ? error.message : ''
  return /dynamically imported module|importing a module script failed|unable to preload css/i.test(text)
}

export interface ReloadChoice {
  readonly online: boolean
  readonly now: number
}

/**
 * Whether to reload after a part of the app could not be fetched. Once a minute at most: after a new deployment
 * the old parts are gone and a reload brings the new ones, but a server that lacks them must not cause a loop.
 * Without a connection a reload would lose the page, and without a store nobody would know it was the first.
 */
export function mayReload({ online, now }: ReloadChoice): boolean {
  const last = Number(readStored('sessionStorage', reloadedKey) ?? 0)
  if (!online || now - last < 60_000) return false
  return writeStored('sessionStorage', reloadedKey, String(now))
}
