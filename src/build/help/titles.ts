import type { Plugin } from 'vite'
import { articleIds } from '../../content/articles.ts'
import { languages } from '../../lib/languages.ts'
import { readArticle } from './source.ts'

const id = 'virtual:article-titles'

/** Gives the app the titles of the articles, which stand in the heads of their files. */
export function articleTitles(root: string): Plugin {
  return {
    name: 'mandate:article-titles',
    enforce: 'pre',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined
      const titles = languages.map((language) => [
        language,
        Object.fromEntries(articleIds.map((article) => [article, readArticle(root, language, article).meta.title])),
      ])
      return `export default ${JSON.stringify(Object.fromEntries(titles))}`
    },
  }
}
