import { describe, expect, it } from 'vitest'
import { firstLoad, journeyPages } from '../../bench/weight.ts'
import { frameAreas, pages } from '../../src/app/router/routes.ts'
import { clouds } from '../../src/clouds/all.ts'
import { languages } from '../../src/lib/languages.ts'
import { pageFile, partsOf } from '../../server/node/shell/parts.ts'
import { routePaths, type RouteName } from '../../src/lib/routes.ts'
import { isBuilt, manifestOf } from './support.ts'

/** Bytes of JavaScript, compressed, that the first page of a journey may cost. */
const most = 80 * 1024

const built = Object.keys(clouds).filter((id) => isBuilt(id) || process.env['CI'])
const names = Object.keys(routePaths) as RouteName[]

describe.each(built)('the first load in %s', (cloud) => {
  it.each(journeyPages)('of %s is at most 80 KB of JavaScript, in every language', (route) => {
    for (const language of languages)
      expect(firstLoad(cloud, route, language).script, language).toBeLessThanOrEqual(most)
  })

  it.each(names)('of %s holds the messages of one language, and of its own areas', (route) => {
    const wanted = [...frameAreas, ...pages[route].areas].sort()
    for (const language of languages) {
      const loaded = firstLoad(cloud, route, language).scripts.flatMap((file) => {
        const [, its, area] = /assets\/messages-([a-z]+)-(.+)-[\w-]{7}\.js$/.exec(file) ?? []
        return its && area ? [{ language: its, area }] : []
      })
      expect(loaded.map(({ area }) => area).sort()).toEqual(wanted)
      expect(new Set(loaded.map((one) => one.language))).toEqual(new Set([language]))
    }
  })

  it('brings no library that only some pages need', () => {
    const manifest = manifestOf(cloud)
    for (const route of journeyPages) {
      const { scripts } = firstLoad(cloud, route, 'zh')
      expect(scripts.filter((file) => /zod|markdown|minisearch|msal|sqlite|msw/i.test(file))).toEqual([])
      // Nor another page.
      const others = Object.entries(manifest).filter(([key]) => /^src\/pages\//.test(key) && key !== pageFile(route))
      expect(scripts.filter((file) => others.some(([, chunk]) => chunk.file === file))).toEqual([])
    }
  })

  it('is told to the browser by the shell: the styles and the code of each page', () => {
    for (const route of names) {
      const { styles, scripts } = partsOf(manifestOf(cloud), route)
      const [page] = scripts
      expect(page, pageFile(route)).toMatch(new RegExp(`${route}Page-`, 'i'))
      expect(styles.every((style) => style.endsWith('.css'))).toBe(true)
    }
  })
})
