import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// In two parts, as a whole `new URL(…, import.meta.url)` is an asset to Vite.
const here = import.meta.url
export const root = fileURLToPath(new URL('../..', here))

const texts = /\.(html|js|css|json|svg|txt|xml|webmanifest)$/

/** All files below a folder that hold text, by their path below it. */
export function filesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    names
      .filter((entry) => entry.isFile() && texts.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  )
}

/** Hosts in a text: of whole addresses, and of names that stand alone but end as those of a cloud do. */
export function hostsIn(text: string): string[] {
  const addresses = [...text.matchAll(/(?:https?|wss?):(?:\\?\/){2}([a-z0-9.-]+)/gi)].map(([, host = '']) => host)
  const names = [...text.matchAll(/\b[a-z0-9](?:[a-z0-9-]*\.)+(?:com|net|org|io|cn)\b(?!\()/gi)].map(([host]) => host)
  return [...new Set([...addresses, ...names].map((host) => host.toLowerCase().replace(/\.$/, '')))]
}

export interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}

export type Manifest = Readonly<Record<string, Chunk>>

export const isBuilt = (cloud: string): boolean => existsSync(path.join(root, 'dist', cloud, '.vite/manifest.json'))

export const manifestOf = (cloud: string): Manifest =>
  JSON.parse(readFileSync(path.join(root, 'dist', cloud, '.vite/manifest.json'), 'utf8')) as Manifest
