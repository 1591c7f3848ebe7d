import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clouds } from '../../src/clouds/all.ts'
import { languages } from '../../src/lib/languages.ts'
import { cloud as atoll } from './atoll/atoll.ts'
import { filesBelow, hostsIn, root } from './support.ts'

describe('a cloud that nobody has heard of', () => {
  let house: string
  beforeAll(() => {
    mkdirSync(path.join(root, '.cache'), { recursive: true })
    house = mkdtempSync(path.join(root, '.cache/atoll-'))
    // The house as it stands, with one file and the overlays put in.
    for (const name of [
      'src',
      'locales',
      'public',
      'mocks',
      'server',
      'index.html',
      'vite.config.ts',
      'package.json',
      ...readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name)),
    ]) {
      cpSync(path.join(root, name), path.join(house, name), { recursive: true })
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'))
    const own = path.join(root, 'tests/build/atoll')
    cpSync(path.join(own, 'atoll.ts'), path.join(house, 'src/clouds/atoll.ts'))
    for (const language of languages) {
      cpSync(path.join(own, 'locales', language), path.join(house, 'locales', language, 'atoll'), { recursive: true })
    }
    const { PATH = '', HOME = '' } = process.env
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
      { cwd: house, env: { PATH, HOME, CLOUD: 'atoll', NODE_ENV: 'production' }, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
  }, 180_000)
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  const built = (): Map<string, string> => filesBelow(path.join(house, 'dist/atoll'))

  it('is built of one file and overlays alone', () => {
    const all = [...built().values()].join('\n')
    const index = readFileSync(path.join(house, 'dist/atoll/index.html'), 'utf8')
    expect(index).toContain('data-cloud="atoll"')
    expect(index).toContain('<title>Mandate Atoll</title>')
    expect(all).toContain('certified for Lagoon Office')
    expect(all).toContain('certificeret til Lagoon Office')
    expect(all).toContain('经认证的 Lagoon Office 合作伙伴')
  })

  it('names none of the hosts of other clouds', () => {
    const known = new Set(Object.values(atoll.hosts).map((host) => new URL(host).host))
    const others = Object.values(clouds).flatMap((cloud) =>
      Object.values(cloud.hosts).map((host) => new URL(host).host),
    )
    const named = [...built().values()].flatMap((text) => hostsIn(text))
    expect(named.filter((host) => others.includes(host))).toEqual([])
    expect(known.size).toBe(5)
  })
})

describe('which cloud it is', () => {
  /** Where the clouds are defined, chosen by a setting, or peopled with made-up companies. */
  const allowed = [/^src\/clouds\//, /^src\/build\//, /^server\/node\/config\.ts$/, /^server\/worlds\//]
  const ids = Object.keys(clouds)

  /** Code that names a cloud: as a text of its own, which is how one would be compared. */
  const askingIn = (source: string): string[] =>
    source
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, '')
      .split('\n')
      .filter((line) =>
        ids.some((id) => line.includes(`'${id}'`) || line.includes(`"${id}"`) || line.includes(`\`${id}\``)),
      )

  const sources = ['src', 'server', 'mocks'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`)
      .filter((name) => /\.(ts|vue)$/.test(name) && !allowed.some((place) => place.test(name))),
  )

  it('is asked by no code but the one that chooses it', () => {
    expect(sources.length).toBeGreaterThan(200)
    const asking = sources.filter((name) => askingIn(readFileSync(path.join(root, name), 'utf8')).length > 0)
    expect(asking).toEqual([])
  })

  it('would be found where it was asked', () => {
    expect(askingIn("if (cloud.id === '21vianet') hide()")).toHaveLength(1)
    expect(askingIn("// as in 'global'\nconst scope = 'globally'")).toEqual([])
  })
})

describe('overlays', () => {
  it.each(languages)('of %s hold only what differs', (language) => {
    for (const id of Object.keys(clouds)) {
      const folder = path.join(root, 'locales', language, id, 'messages')
      const names = readdirSync(path.join(root, 'locales', language)).includes(id) ? readdirSync(folder) : []
      for (const name of names) {
        const overlay = flat(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
        const base = flat(JSON.parse(readFileSync(path.join(root, 'locales', language, 'messages', name), 'utf8')))
        for (const [key, text] of overlay) {
          expect(base.has(key), `${id}/${name}: ${key}`).toBe(true)
          expect(base.get(key), `${id}/${name}: ${key}`).not.toBe(text)
        }
      }
    }
  })
})

function flat(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  return new Map(
    Object.entries(value as object).flatMap(([key, inner]) => [...flat(inner, path ? `${path}.${key}` : key)]),
  )
}
