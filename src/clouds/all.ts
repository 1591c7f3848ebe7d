import { catalogue as vianetCatalogue, cloud as vianet } from './21vianet.ts'
import { catalogue as globalCatalogue, cloud as global } from './global.ts'
import type { CatalogueProduct, Cloud, CloudId } from './types.ts'

/**
 * Every cloud by its id, for the server, which serves the one that its settings name.
 * The browser's code must not import this: it takes its one cloud from `#cloud`, chosen when it is built.
 */
export const clouds: Readonly<Record<CloudId, Cloud>> = { global, '21vianet': vianet }

export const cloudIds: readonly CloudId[] = ['global', '21vianet']

const catalogues: Readonly<Record<CloudId, readonly CatalogueProduct[]>> = {
  global: globalCatalogue,
  '21vianet': vianetCatalogue,
}

/** What a cloud sells; nothing where the cloud is none of these. */
export function catalogueOf(cloud: Pick<Cloud, 'id'>): readonly CatalogueProduct[] {
  const id = cloudIds.find((known) => known === cloud.id)
  return id ? catalogues[id] : []
}

/** The cloud in which a token was made, known by its first letter. */
export function cloudOfToken(token: string): Cloud | undefined {
  return cloudIds.map((id) => clouds[id]).find((cloud) => token.startsWith(cloud.tokenLetter))
}
