import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { searchIndex } from '../../src/build/help/searchIndex.ts'
import { indexOptions, queryOptions, type SearchFile } from '../../src/content/search.ts'
import { foldTerm, termsOf } from '../../src/content/searchTerms.ts'
import { languages, type Language } from '../../src/lib/languages.ts'
import { cloudIds, root, siteOf } from '../support/helpSite.ts'

interface Question {
  readonly question: string
  readonly article: string
}

function questionsIn(language: Language): Question[] {
  const file = path.join(root, 'tests/unit/search-questions', `${language}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Question[]) : []
}

describe('terms', () => {
  it.each([
    ['Remove a partner (DAP)', ['Remove', 'a', 'partner', 'DAP']],
    ['委派管理员', ['委派', '派管', '管理', '理员']],
    ['域 Office365委派', ['域', 'Office365', '委派']],
  ])('of %s', (text, terms) => {
    expect(termsOf(text)).toEqual(terms)
  })

  it.each([
    ['Tilføj', 'tilfoej'],
    ['på', 'paa'],
    ['Kontrollér', 'kontroller'],
    ['Ærø', 'aeroe'],
  ])('%s is compared as %s', (term, folded) => {
    expect(foldTerm(term)).toBe(folded)
  })
})

describe.each(cloudIds)('the search in the %s cloud', (cloud) => {
  it.each(languages)('finds what is asked in %s', async (language) => {
    const questions = questionsIn(language)
    expect(questions.length).toBeGreaterThanOrEqual(30)
    const file = JSON.parse(searchIndex(await siteOf(cloud), language)) as SearchFile
    const search = MiniSearch.loadJS(file.index as Parameters<typeof MiniSearch.loadJS>[0], indexOptions(language))
    const places = questions.map(({ question, article }) => ({
      question,
      article,
      found: search.search(question, queryOptions).map(({ id }) => String(id)),
    }))
    const within = (count: number): number =>
      places.filter(({ article, found }) => found.slice(0, count).includes(article)).length / places.length
    const missed = places
      .filter(({ article, found }) => found[0] !== article)
      .map(({ question, article, found }) => `${question} → ${article}, not ${found.slice(0, 3).join(', ')}`)
    const report = `${cloud} ${language}: top 1 ${percent(within(1))}, top 3 ${percent(within(3))} of ${questions.length}`
    console.log([report, ...missed].join('\n  '))
    expect(within(1), report).toBeGreaterThanOrEqual(0.85)
    expect(within(3), report).toBeGreaterThanOrEqual(0.95)
  })
})

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`
