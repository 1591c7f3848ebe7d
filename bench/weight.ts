import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { frameAreas, pages } from '../src/app/router/routes.ts'
import { languages, type Language } from '../src/lib/languages.ts'
import { routePaths, type RouteName } from '../src/lib/routes.ts'
import type { Measurement } from './run.ts'

// In two parts, as a whole `new URL(…, import.meta.url)` is an asset to Vite.
const here = import.meta.url
const root = fileURLToPath(new URL('..', here))

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

export interface FirstLoad {
  readonly route: RouteName
  readonly language: Language
  readonly scripts: readonly string[]
  /** Bytes of JavaScript, compressed as the server compresses them. */
  readonly script: number
  readonly style: number
}

/** What is known of the files by their paths: many pages share most of theirs, and the best compression is slow. */
const squeezed = new Map<string, number>()

/** Bytes of a built file, compressed as the server compresses it. Its name changes with what is in it. */
function squeeze(file: string): number {
  const known = squeezed.get(file)
  if (known !== undefined) return known
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  const size = brotliCompressSync(readFileSync(file), { params }).length
  squeezed.set(file, size)
  return size
}

/** The pages on which a guided flow begins, and the overviews that people come in by. */
export const journeyPages = [
  'offer',
  'authorize',
  'sendOffer',
  'sendTrialInvitation',
  'removePartner',
] as const satisfies readonly RouteName[]

/** What a browser that has nothing yet loads for a page: the app, the page, and its messages in one language. */
export function firstLoad(cloud: string, route: RouteName, language: Language): FirstLoad {
  const dist = path.join(root, 'dist', cloud)
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const add = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no “${key}”`)
    if (scripts.has(chunk.file)) return
    scripts.add(chunk.file)
    for (const style of chunk.css ?? []) styles.add(style)
    for (const other of chunk.imports ?? []) add(other)
  }
  add('index.html')
  add(`src/pages/${route.charAt(0).toUpperCase()}${route.slice(1)}Page.vue`)
  for (const area of [...frameAreas, ...pages[route].areas]) add(`virtual:messages/${language}/${area}`)
  const weigh = (files: ReadonlySet<string>): number =>
    [...files].reduce((sum, file) => sum + squeeze(path.join(dist, file)), 0)
  return { route, language, scripts: [...scripts], script: weigh(scripts), style: weigh(styles) }
}

/** The first load of every page, as built: the heaviest language of each. */
export function measureWeight(): Promise<Measurement> {
  const clouds = ['global', '21vianet'].filter((cloud) =>
    existsSync(path.join(root, 'dist', cloud, '.vite/manifest.json')),
  )
  const rows = clouds.flatMap((cloud) =>
    (Object.keys(routePaths) as RouteName[]).map((route) => {
      const loads = languages.map((language) => firstLoad(cloud, route, language))
      const heaviest = loads.reduce((most, load) => (load.script > most.script ? load : most))
      const kilobytes = (bytes: number): number => Math.round(bytes / 102.4) / 10
      return {
        what: `${cloud} ${route}`,
        figures: {
          script: kilobytes(heaviest.script),
          style: kilobytes(heaviest.style),
          files: heaviest.scripts.length,
        },
      }
    }),
  )
  return Promise.resolve({
    name: 'weight',
    about: 'first load of each page in KB, brotli, in its heaviest language',
    rows,
  })
}
