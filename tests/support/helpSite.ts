import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderArticle, type Article, type LibraryParts } from '../../src/build/help/library.ts'
import { loadSite, type HelpSite } from '../../src/build/help/site.ts'
import { parseArticle } from '../../src/build/help/source.ts'
import { clouds } from '../../src/clouds/all.ts'
import type { CloudId } from '../../src/clouds/types.ts'
import type { ArticleId } from '../../src/content/articles.ts'
import type { Language } from '../../src/lib/languages.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export const cloudIds = ['global', '21vianet'] as const

const sites = new Map<CloudId, Promise<HelpSite>>()

/** All that the help of a cloud is made of, as the build loads it. */
export function siteOf(cloud: CloudId): Promise<HelpSite> {
  const known = sites.get(cloud) ?? loadSite(root, clouds[cloud], cloudIds)
  sites.set(cloud, known)
  return known
}

const head: Readonly<Record<string, string>> = {
  title: 'A title',
  summary: 'A sentence.',
  changed: '2026-11-22',
  audience: 'partner',
  appliesTo: '[global]',
  journeys: '[]',
  related: '[]',
  keywords: '[]',
  translation: 'original',
}

/** The text of an article's file; fields of its head can be replaced, or left out with null. */
export function articleText(body: string, fields: Readonly<Record<string, string | null>> = {}): string {
  const lines = Object.entries({ ...head, ...fields }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  )
  return ['---', ...lines, '---', '', body, ''].join('\n')
}

export interface RenderOptions {
  readonly cloud?: CloudId
  readonly language?: Language
  readonly id?: ArticleId
  readonly fields?: Readonly<Record<string, string | null>>
}

/** Renders the body of an article as the build does. */
export async function rendered(body: string, options: RenderOptions = {}): Promise<Article> {
  const { cloud = 'global', language = 'en', id = 'assign-permissions', fields = {} } = options
  const site = await siteOf(cloud)
  const parts: LibraryParts = {
    root,
    cloud: clouds[cloud],
    clouds: cloudIds,
    words: site.words,
    journeys: site.journeys,
  }
  return renderArticle(parseArticle(articleText(body, fields), language, id), parts)
}

/** Every built page of the help, by its path. */
export function builtPages(cloud: CloudId): Map<string, string> {
  const folder = path.join(root, 'dist', cloud)
  const pages = new Map<string, string>()
  for (const language of ['en', 'da', 'zh']) {
    const help = path.join(folder, language, 'help')
    if (!existsSync(help)) continue
    for (const name of readdirSync(help, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('index.html')) continue
      const page = `/${language}/help/${name.replaceAll('\\', '/').replace(/index\.html$/, '')}`
      pages.set(page, readFileSync(path.join(help, name), 'utf8'))
    }
    pages.set(`/${language}/404.html`, readFileSync(path.join(folder, language, '404.html'), 'utf8'))
  }
  return pages
}
