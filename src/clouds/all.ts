import { cloud as vianet } from './21vianet.ts'
import { cloud as global } from './global.ts'
import type { Cloud, CloudId } from './types.ts'

/**
 * Every cloud by its id, for the server, which serves the one that its settings name.
 * The browser's code must not import this: it takes its one cloud from `#cloud`, chosen when it is built.
 */
export const clouds: Readonly<Record<CloudId, Cloud>> = { global, '21vianet': vianet }

export const cloudIds: readonly CloudId[] = ['global', '21vianet']

/** The cloud in which a token was made, known by its first letter. */
export function cloudOfToken(token: string): Cloud | undefined {
  return cloudIds.map((id) => clouds[id]).find((cloud) => token.startsWith(cloud.tokenLetter))
}
