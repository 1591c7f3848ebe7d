import { helpPages, helpPath } from '../../content/paths.ts'
import { languages } from '../../lib/languages.ts'
import { articlePage } from './articlePage.ts'
import { escapeHtml } from './html.ts'
import { articlesPage, glossaryPage, homePage, missingPage, translationsPage } from './listPages.ts'
import { originSlot, type Assets, type HelpSite } from './site.ts'

/** A file of the built site, by its path from the site's root. */
export type Files = Map<string, string>

/** Every page of the help in every language, and what search engines ask for. */
export function helpFiles(site: HelpSite, assets: Assets): Files {
  const files: Files = new Map()
  const put = (path: string, text: string): void => void files.set(`${path.slice(1)}index.html`, text)
  for (const language of languages) {
    put(helpPath(language), homePage(site, assets, language))
    put(helpPath(language, 'articles'), articlesPage(site, assets, language))
    put(helpPath(language, 'glossary'), glossaryPage(site, assets, language))
    put(helpPath(language, 'translations'), translationsPage(site, assets, language))
    for (const article of site.library[language].values()) {
      put(helpPath(language, article.id), articlePage(site, assets, article))
    }
    files.set(`${language}/404.html`, missingPage(site, assets, language))
  }
  files.set('sitemap.xml', sitemap(site))
  files.set('robots.txt', robots())
  files.set('speculation-rules.json', speculationRules())
  return files
}

function sitemap(site: HelpSite): string {
  const { languageTags, defaultLanguage, languages: shown } = site.cloud
  const pages = [
    ...(Object.keys(helpPages) as (keyof typeof helpPages)[]).map((page) => ({ page, changed: undefined })),
    ...[...site.library[defaultLanguage].values()].map(({ id, meta }) => ({ page: id, changed: meta.changed })),
  ]
  const urls = pages.flatMap(({ page, changed }) =>
    shown.map((language) => {
      const links = shown.map(
        (other) =>
          `<xhtml:link rel="alternate" hreflang="${languageTags[other]}" href="${originSlot}${helpPath(other, page)}"/>`,
      )
      const day = changed ? `<lastmod>${escapeHtml(changed)}</lastmod>` : ''
      return `<url><loc>${originSlot}${helpPath(language, page)}</loc>${day}${links.join('')}</url>`
    }),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n')
}

/** Offers are for whoever was sent the link; the rest needs a person who is signed in. */
function robots(): string {
  const closed = ['/o/', '/*/offers/', '/api/', '/auth/', '/id/']
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${originSlot}/sitemap.xml`,
    '',
  ].join('\n')
}

/** What a browser may fetch ahead: the help alone, for opening an offer must stay the reader's own act. */
function speculationRules(): string {
  const where = { href_matches: '/:language(en|da|zh)/help/*' }
  return `${JSON.stringify({ prerender: [{ where, eagerness: 'moderate' }] })}\n`
}
