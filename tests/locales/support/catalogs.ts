import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { MessageTree } from '../../../src/i18n/core/catalog.ts'
import type { Language } from '../../../src/lib/languages.ts'

export const root = join(import.meta.dirname, '../../..')

export interface CatalogFile {
  /** Path from the project's folder. */
  readonly path: string
  readonly language: Language
  readonly area: string
  /** Null for the base, which every cloud has. */
  readonly cloud: string | null
}

const folderOf = (language: Language, cloud: string | null): string =>
  ['locales', language, ...(cloud ? [cloud] : []), 'messages'].join('/')

export function areas(language: Language, cloud: string | null = null): string[] {
  const folder = join(root, folderOf(language, cloud))
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''))
    .sort()
}

/** The folders below a language that are named after a cloud. */
export function overlayClouds(language: Language): string[] {
  const clouds = readdirSync(join(root, 'src/clouds')).map((name) => name.replace('.ts', ''))
  return clouds.filter((cloud) => existsSync(join(root, 'locales', language, cloud)))
}

/** All messages of a file by their path in it, the area's name not included. */
export function messagesOf(language: Language, area: string, cloud: string | null = null): Map<string, string> {
  const tree = JSON.parse(readFileSync(join(root, folderOf(language, cloud), `${area}.json`), 'utf8')) as MessageTree
  return new Map(flatten(tree))
}

function* flatten(tree: MessageTree, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [`${prefix}${key}`, value]
    else yield* flatten(value, `${prefix}${key}.`)
  }
}

/** Every message of a language, keyed `<area>.<path>`; of a cloud's overlays when one is named. */
export function allMessages(language: Language, cloud: string | null = null): Map<string, string> {
  return new Map(
    areas(language, cloud).flatMap((area) =>
      [...messagesOf(language, area, cloud)].map(([key, text]): [string, string] => [`${area}.${key}`, text]),
    ),
  )
}

/** The sources in which a message can be asked for, as path and text. */
export function sources(folders: readonly string[] = ['src', 'server', 'mocks']): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = []
  const visit = (path: string): void => {
    if (!existsSync(join(root, path))) return
    if (statSync(join(root, path)).isDirectory()) {
      for (const name of readdirSync(join(root, path))) visit(`${path}/${name}`)
    } else if (/\.(ts|vue)$/.test(path) && !path.endsWith('.d.ts')) {
      found.push({ path, text: readFileSync(join(root, path), 'utf8') })
    }
  }
  folders.forEach(visit)
  return found
}

export const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\s*([A-Za-z][\w]*)\s*\}/g)].map(([, name = '']) => name))].sort()

export const forms = (text: string): string[] => text.replace(/\{'[^']*'\}/g, '').split('|')
