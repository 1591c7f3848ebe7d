import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { allMessages, areas, root, sources } from './support/catalogs.ts'
import { dynamicKeys, serverAreas } from './support/rules.ts'
import { areasFile, areasIn, areasModule } from '../../src/build/areas.ts'

const english = [...allMessages('en').keys()]

interface Asked {
  /** Key-like strings. */
  readonly literals: ReadonlySet<string>
  /** Keys that are put together from what the types know: t(`access.act.${act}`). */
  readonly patterns: readonly RegExp[]
}

/** Server keys stand without their area, so there a pattern may begin with what is put in: `${mail}.subject`. */
function askedIn(text: string, { anyBeginning = false } = {}): Asked {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  const literals = [...code.matchAll(/['"`]([\w-]+(?:\.[\w-]+)*)['"`]/g)].map(([, key = '']) => key)
  const patterns = [...code.matchAll(/`([\w-]*\.?[^`\n]*?\$\{[^`\n]*)`/g)]
    .map(([, pattern = '']) => pattern)
    .filter((pattern) =>
      (anyBeginning ? /^[\w.$(){},! -]*\.[\w.$(){},! -]+$/ : /^[a-z][\w-]*\.[\w.$(){},! -]+$/).test(pattern),
    )
    .map((pattern) => {
      const parts = pattern.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
      return new RegExp(`^${parts.join('[\\w-]+')}$`)
    })
  return { literals: new Set(literals), patterns }
}

const asks = ({ literals, patterns }: Asked, key: string): boolean =>
  literals.has(key) || patterns.some((pattern) => pattern.test(key))

const textOf = (folders?: readonly string[]): string =>
  sources(folders)
    .map(({ text }) => text)
    .join('\n')
const asked = askedIn(textOf())
const askedByServer = askedIn(textOf(['server', 'mocks']), { anyBeginning: true })

it.each(areas('en'))('every message of “%s” is used somewhere', (area) => {
  const unused = english.filter((key) => {
    const [first, ...path] = key.split('.')
    if (first !== area) return false
    if (serverAreas.includes(area)) return !asks(askedByServer, path.join('.'))
    return !asks(asked, key) && !dynamicKeys.some(({ keys }) => keys.test(key))
  })
  expect(unused).toEqual([])
})

it('the list of areas is the one of the folder', () => {
  expect(readFileSync(areasFile(root), 'utf8')).toBe(areasModule(areasIn(root)))
})

/** The files that come with a page: what it imports, and what that imports in turn. */
function closure(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || !existsSync(join(root, path))) return seen
  seen.add(path)
  const source = readFileSync(join(root, path), 'utf8')
  for (const [, specifier = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    closure(normalize(join(dirname(path), specifier)), seen)
  }
  return seen
}

const table = readFileSync(join(root, 'src/app/router/routes.ts'), 'utf8')
const rows = [...table.matchAll(/page: \(\) => import\('\.\.\/\.\.\/(pages\/\w+\.vue)'\),\s*areas: \[([^\]]*)\]/g)].map(
  ([, page = '', list = '']) => ({ page, list: [...list.matchAll(/'([\w-]+)'/g)].map(([, area = '']) => area) }),
)

it.each(rows)('$page loads the messages that it shows, and no others', ({ page, list }) => {
  const frame = ['common', 'ui']
  const files = [...closure(`src/${page}`)].map((file) => askedIn(readFileSync(join(root, file), 'utf8')))
  const shown = areas('en').filter(
    (area) =>
      !frame.includes(area) &&
      english.some((key) => key.startsWith(`${area}.`) && files.some((file) => asks(file, key))),
  )
  expect([...list].sort()).toEqual(shown)
})
