import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { articleIds, isArticleId, type ArticleId } from '../../content/articles.ts'
import type { FrontMatter } from '../../content/frontMatter.ts'
import { helpPath } from '../../content/paths.ts'
import type { Cloud } from '../../clouds/types.ts'
import { fitHan } from '../../i18n/core.ts'
import { languages, type Language } from '../../lib/languages.ts'
import { pathOf, routePaths } from '../../lib/routes.ts'
import { fillReferences } from '../markdown/inline.ts'
import { renderMarkdown, type Heading } from '../markdown/render.ts'
import type { MarkdownContext } from '../markdown/context.ts'
import type { AnyJourney } from './journeys.ts'
import { ArticleProblem, UnknownReference } from './problem.ts'
import { articleFile, readArticle, type ArticleSource } from './source.ts'
import { journeySteps } from './steps.ts'
import type { Words } from './words.ts'

/** An article as it is shown in one language of one cloud. */
export interface Article {
  readonly id: ArticleId
  readonly language: Language
  readonly meta: FrontMatter
  readonly title: string
  readonly summary: string
  readonly html: string
  readonly headings: readonly Heading[]
}

export interface LibraryParts {
  readonly root: string
  readonly cloud: Cloud
  readonly clouds: readonly string[]
  readonly words: Readonly<Record<Language, Words>>
  readonly journeys: ReadonlyMap<string, AnyJourney>
}

export type Library = Readonly<Record<Language, ReadonlyMap<ArticleId, Article>>>

/** Reads and renders every article in every language. */
export function loadLibrary(parts: LibraryParts): Library {
  const shelf = (language: Language): ReadonlyMap<ArticleId, Article> =>
    new Map(
      articleIds
        .filter((id) => existsSync(join(parts.root, articleFile(language, id))))
        .map((id) => [id, renderArticle(readArticle(parts.root, language, id), parts)]),
    )
  const library = { en: shelf('en'), da: shelf('da'), zh: shelf('zh') }
  for (const language of languages) checkSections(library[language])
  return library
}

/** The articles whose file is missing, in each language. */
export function missingArticles(library: Library): string[] {
  return languages.flatMap((language) =>
    articleIds.filter((id) => !library[language].has(id)).map((id) => articleFile(language, id)),
  )
}

export function renderArticle(source: ArticleSource, parts: LibraryParts): Article {
  const { id, language, meta, file } = source
  const context = contextOf(source, parts)
  for (const journey of meta.journeys) {
    if (!parts.journeys.has(journey)) throw new ArticleProblem(file, 'journeys', `there is no journey “${journey}”`)
  }
  for (const cloud of meta.appliesTo) {
    if (!parts.clouds.includes(cloud)) throw new ArticleProblem(file, 'appliesTo', `there is no cloud “${cloud}”`)
  }
  const rendered = renderMarkdown(source.body, context)
  const untold = rendered.journeys.find((journey) => !meta.journeys.includes(journey))
  if (untold !== undefined)
    throw new ArticleProblem(file, 'journeys', `the text has the steps of “${untold}”, so it belongs here`)
  const filled = (field: 'title' | 'summary'): string => {
    try {
      return fitHan(fillReferences(context, meta[field]))
    } catch (error) {
      throw error instanceof UnknownReference ? new ArticleProblem(file, field, error.message) : error
    }
  }
  return {
    id,
    language,
    meta,
    title: filled('title'),
    summary: filled('summary'),
    html: rendered.html,
    headings: rendered.headings,
  }
}

function contextOf({ language, file, offset }: ArticleSource, parts: LibraryParts): MarkdownContext {
  const words = parts.words[language]
  return {
    cloud: parts.cloud.id,
    clouds: parts.clouds,
    say: (key) => words.say(key),
    label: (key) => words.label(key),
    product: (name) => words.product(name),
    steps(id) {
      const journey = parts.journeys.get(id)
      return journey ? journeySteps(journey, words).text : null
    },
    link(kind, target) {
      if (kind === 'cloud') return words.host(target)
      if (kind === 'page') return pagePath(language, target)
      const [article, section] = target.split('#')
      return isArticleId(article) ? `${helpPath(language, article)}${section ? `#${section}` : ''}` : null
    },
    problem: (line, what) => new ArticleProblem(file, line + offset + 1, what),
  }
}

/** The path of a page that needs no parameters. */
function pagePath(language: Language, name: string): string | null {
  const entry = Object.entries(routePaths).find(([known]) => known === name)
  if (!entry || entry[1].includes(':')) return null
  return `${pathOf(language, 'home')}${entry[1] ? `/${entry[1]}` : ''}`
}

/** Links to a section lead to one that is there, in the same language. */
function checkSections(shelf: ReadonlyMap<ArticleId, Article>): void {
  for (const { language, id, html } of shelf.values()) {
    for (const [, target, section] of html.matchAll(/href="\/[a-z]+\/help\/([a-z-]+)\/#([a-z0-9-]+)"/g)) {
      const article = isArticleId(target) ? shelf.get(target) : undefined
      if (!article || article.headings.some((heading) => heading.id === section)) continue
      throw new ArticleProblem(articleFile(language, id), 'link', `“${target}” has no section “${section}”`)
    }
  }
}
