import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The areas of messages: the file names of a language's folder. */
export function areasIn(root: string): string[] {
  return readdirSync(join(root, 'locales/en/messages'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
}

const identifier = (area: string): string => area.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())

/** The module that gives every area its type, so that an unknown key does not compile. */
export function areasModule(areas: readonly string[]): string {
  return [
    '// Written by src/build/areas.ts from the files of locales/en/messages, whenever Vite starts.',
    ...areas.map((area) => `import type ${identifier(area)} from '../../locales/en/messages/${area}.json'`),
    '',
    '/** The messages of each area, as they are shaped in English. */',
    'export interface Messages {',
    ...areas.map((area) => `  ${/^\w+$/.test(area) ? area : `'${area}'`}: typeof ${identifier(area)}`),
    '}',
    '',
    '/** A part of the product whose messages are loaded together. */',
    'export type Area = keyof Messages',
    '',
  ].join('\n')
}

export const areasFile = (root: string): string => join(root, 'src/i18n/areas.ts')

/** Brings the module up to date; says whether it was stale. */
export function writeAreas(root: string): boolean {
  const file = areasFile(root)
  const text = areasModule(areasIn(root))
  if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) === text) return false
  writeFileSync(file, text)
  return true
}
