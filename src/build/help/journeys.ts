import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Journey } from '../../journeys/types.ts'

/** A journey of whatever answers and context: here only its steps count. */
export type AnyJourney = Journey<unknown, Readonly<Record<string, unknown>>>

function isJourney(value: unknown): value is AnyJourney {
  return typeof value === 'object' && value !== null && 'steps' in value && 'endings' in value && 'id' in value
}

/** Every journey that a file of src/journeys exports, by its id. */
export async function loadJourneys(root: string): Promise<ReadonlyMap<string, AnyJourney>> {
  const folder = join(root, 'src/journeys')
  const found = new Map<string, AnyJourney>()
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue
    const module = (await import(pathToFileURL(join(folder, name)).href)) as Record<string, unknown>
    for (const value of Object.values(module)) if (isJourney(value)) found.set(value.id, value)
  }
  return found
}
