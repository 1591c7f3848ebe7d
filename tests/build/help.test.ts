import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { clouds } from '../../src/clouds/all.ts'
import { articleIds, isArticleId } from '../../src/content/articles.ts'
import { isUnreviewedMachineTranslation } from '../../src/content/frontMatter.ts'
import { helpPages, helpPath } from '../../src/content/paths.ts'
import { languages } from '../../src/lib/languages.ts'
import { routePaths } from '../../src/lib/routes.ts'
import { builtPages, cloudIds, root, siteOf } from '../support/helpSite.ts'
import { englishSentences, visibleBlocks } from '../support/englishText.ts'

const brotli = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length
const links = (html: string): string[] =>
  [...html.matchAll(/\s(?:href|src|data-index)="([^"]*)"/g)].map(([, address]) =>
    (address ?? '').replaceAll('&amp;', '&'),
  )
const idsOf = (html: string): Set<string> => new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? ''))
const styleOf = (html: string): string => /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

/** Every file that the app's entry loads before anything else. */
function entryClosure(cloud: string): Set<string> {
  const manifest = JSON.parse(readFileSync(path.join(root, 'dist', cloud, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >
  const closure = new Set<string>()
  const visit = (chunk: Chunk | undefined): void => {
    if (!chunk || closure.has(chunk.file)) return
    closure.add(chunk.file)
    for (const css of chunk.css ?? []) closure.add(css)
    for (const name of chunk.imports ?? []) visit(manifest[name])
  }
  for (const chunk of Object.values(manifest)) if (chunk.isEntry) visit(chunk)
  return closure
}

describe.each(cloudIds)('the help of the %s cloud, as it is built', (cloud) => {
  const pages = builtPages(cloud)
  const dist = path.join(root, 'dist', cloud)

  it('has every article and every other page in every language', () => {
    const wanted = languages.flatMap((language) => [
      ...(Object.keys(helpPages) as (keyof typeof helpPages)[]).map((page) => helpPath(language, page)),
      ...articleIds.map((id) => helpPath(language, id)),
      `/${language}/404.html`,
    ])
    expect([...pages.keys()].sort()).toEqual(wanted.sort())
    for (const file of ['sitemap.xml', 'robots.txt', 'speculation-rules.json'])
      expect(existsSync(path.join(dist, file))).toBe(true)
  })

  it('loads nothing of the app, and fits the first round trip', () => {
    const closure = entryClosure(cloud)
    let heaviest = 0
    for (const [page, html] of pages) {
      const assets = links(html).filter((address) => address.startsWith('/assets/'))
      expect(assets.length, page).toBeGreaterThan(0)
      for (const asset of assets) {
        expect(asset, page).toMatch(/^\/assets\/help\//)
        expect(closure.has(asset.slice(1)), `${page} ${asset}`).toBe(false)
        expect(existsSync(path.join(dist, asset)), asset).toBe(true)
      }
      expect(html, page).not.toMatch(/<link rel="(stylesheet|modulepreload)"|\sstyle="/)
      const weight = brotli(html)
      heaviest = Math.max(heaviest, weight)
      expect(weight, page).toBeLessThanOrEqual(12_000)
    }
    const [style, ...others] = new Set([...pages.values()].map(styleOf))
    expect(others).toEqual([])
    expect(brotli(style ?? '')).toBeLessThanOrEqual(5_000)
    console.log(`${cloud}: heaviest help page ${heaviest} bytes, style ${brotli(style ?? '')} bytes (brotli)`)
  })

  it('has no dead link', () => {
    const patterns = Object.values(routePaths).map(
      (route) => new RegExp(`^/(en|da|zh)${route && `/${route.replace(/:[A-Za-z]+/g, '[\\w-]+')}`}$`),
    )
    const hosts = new Set(Object.values(clouds[cloud].hosts).map((host) => new URL(host).host))
    const dead: string[] = []
    for (const [page, html] of pages) {
      for (const address of links(html)) {
        const target = address.replace('%PUBLIC_URL%', '')
        const [place = '', fragment] = target.split('#')
        const at = place === '' ? page : place
        const fine = target.startsWith('mailto:')
          ? true
          : /^https?:/.test(target)
            ? hosts.has(new URL(target).host)
            : pages.has(at)
              ? !fragment || idsOf(pages.get(at) ?? '').has(fragment)
              : patterns.some((pattern) => pattern.test(at)) || existsSync(path.join(dist, at.slice(1)))
        if (!fine || (/^\/(en|da|zh)\/help\//.test(at) && !pages.has(at))) dead.push(`${page} → ${address}`)
      }
    }
    expect(dead).toEqual([])
  })

  it('holds no text of the other cloud', () => {
    const foreign =
      cloud === 'global'
        ? /21Vianet|世纪互联|\.cn\b/i
        : /admin\.microsoft\.com|microsoftonline\.com|partner\.microsoft\.com|portal\.azure\.com|graph\.microsoft\.com/i
    const found = [...pages]
      .filter(([, html]) => foreign.test(html))
      .map(([page, html]) => `${page}: ${foreign.exec(html)?.[0] ?? ''}`)
    expect(found).toEqual([])
  })

  it('has no English sentence on a Danish or Chinese page', () => {
    const found = [...pages].flatMap(([page, html]) =>
      page.startsWith('/en/')
        ? []
        : englishSentences(html, page.startsWith('/da/') ? 'da' : 'zh').map((text) => `${page}: ${text}`),
    )
    expect(found).toEqual([])
  })

  it('says at head and foot what a machine translated and nobody reviewed', async () => {
    const { library, words } = await siteOf(cloud)
    for (const [page, html] of pages) {
      const [, language, id] = /^\/(en|da|zh)\/help\/([a-z-]+)\/$/.exec(page) ?? []
      const article = isArticleId(id) && languages.find((one) => one === language)
      if (!article) continue
      const meta = library[article].get(id)?.meta
      const shown = html.split(words[article].say('help.translation.notice')).length - 1
      expect(shown, page).toBe(meta && isUnreviewedMachineTranslation(meta) ? 2 : 0)
    }
  })

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // A matter of taste, or of a formatter.
        'void-style': 'off',
        'no-trailing-whitespace': 'off',
        'long-title': 'off',
        'no-inline-style': 'off',
        'require-sri': 'off',
        'tel-non-breaking': 'off',
        'doctype-style': 'off',
        // The search's dialog and the islands are elements of our own.
        'prefer-native-element': 'off',
      },
    })
    const wrong: string[] = []
    for (const [page, html] of pages) {
      const report = await validator.validateString(html, page)
      for (const { messages } of report.results)
        for (const { ruleId, message, line, column } of messages)
          wrong.push(`${page}:${line}:${column} ${ruleId}: ${message}`)
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  it('names its own address, and the same page in each language', () => {
    for (const [page, html] of pages) {
      if (page.endsWith('404.html')) {
        expect(html, page).toContain('<meta name="robots" content="noindex"')
        continue
      }
      expect(html, page).toContain(`<link rel="canonical" href="%PUBLIC_URL%${page}"`)
      for (const tag of ['en', 'da', 'zh-CN', 'x-default'])
        expect(html, page).toContain(`hreflang="${tag}" href="%PUBLIC_URL%/`)
    }
  })

  it('lets every step of an article’s journey be read without a script', () => {
    const blocks = visibleBlocks(pages.get(helpPath('en', 'offer-delegated-administration')) ?? '')
    expect(blocks.length).toBeGreaterThan(20)
  })
})
