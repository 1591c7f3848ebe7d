import MiniSearch from 'minisearch'
import { helpPath } from '../../content/paths.ts'
import { indexOptions, type SearchFile } from '../../content/search.ts'
import type { Language } from '../../lib/languages.ts'
import type { Article } from './library.ts'
import type { HelpSite } from './site.ts'

/** The search file of one language, as JSON. */
export function searchIndex(site: HelpSite, language: Language): string {
  const search = new MiniSearch(indexOptions(language))
  search.addAll([...site.library[language].values()].map(entryOf))
  const words = site.words[language]
  const file: SearchFile = {
    language,
    texts: {
      hint: words.say('help.search.hint'),
      move: words.say('help.search.move'),
      found: words.written('help.search.found').split(' | '),
      none: words.written('help.search.none'),
      noneText: words.say('help.search.noneText'),
      failed: words.say('help.search.failed'),
      articles: words.say('help.more.articles'),
      keys: words.say('help.search.keys'),
    },
    articlesPath: helpPath(language, 'articles'),
    index: search.toJSON(),
  }
  return JSON.stringify(file)
}

function entryOf(article: Article): Record<string, string> {
  const { id, language, title, summary, meta, headings, html } = article
  return {
    id,
    title,
    summary,
    path: helpPath(language, id),
    keywords: meta.keywords.join('\n'),
    headings: headings.map(({ text }) => text).join('\n'),
    text: plainText(html),
  }
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** What a reader sees of a piece of HTML that we wrote ourselves. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
}
