import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Cloud } from '../clouds/types.ts'

/** The file of a cloud: the one thing a build needs to know about it, besides the overlays in the languages' folders. */
export function cloudFile(root: string, cloud: string): string {
  const file = join(root, 'src/clouds', `${cloud}.ts`)
  if (!/^[a-z0-9-]+$/.test(cloud) || !existsSync(file)) {
    throw new Error(`CLOUD is “${cloud}”, but there is no src/clouds/${cloud}.ts. Example: CLOUD=21vianet`)
  }
  return file
}

export async function loadCloud(root: string, cloud: string): Promise<Cloud> {
  const module = (await import(pathToFileURL(cloudFile(root, cloud)).href)) as { cloud: Cloud }
  return module.cloud
}
