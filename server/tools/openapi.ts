import { cloud } from '../../src/clouds/global.ts'
import { createApp } from '../app.ts'
import type { Deps } from '../deps.ts'

/** The committed form of the document. No operation runs for it, so nothing is asked of the surroundings. */
export function openApiDocument(): string {
  const surroundings: Partial<Deps> = { cloud }
  return `${JSON.stringify(createApp(surroundings as Deps).document(), null, 2)}\n`
}
