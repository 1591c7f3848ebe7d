import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../../src/build/help/html.ts'
import { loadJourneys } from '../../src/build/help/journeys.ts'
import { placesOf } from '../../src/build/help/places.ts'
import { stepPath } from '../../src/build/help/stepPath.ts'
import { articleIds, journeyArticles, pageArticles } from '../../src/content/articles.ts'
import { languages } from '../../src/lib/languages.ts'
import { routePaths } from '../../src/lib/routes.ts'
import { cloudIds, root, siteOf } from '../support/helpSite.ts'

const journeys = [...(await loadJourneys(root)).values()]

describe.each(journeys)('the journey $id', (journey) => {
  const article = journeyArticles[journey.id]

  it('has an article, which tells its steps in every language and cloud', async () => {
    if (!article) throw new Error(`src/content/articles.ts names no article for “${journey.id}”`)
    for (const cloud of cloudIds) {
      const { library, words } = await siteOf(cloud)
      for (const language of languages) {
        const { html, meta } = library[language].get(article) ?? { html: '', meta: undefined }
        expect(meta?.journeys, `${language} ${article}`).toContain(journey.id)
        for (const step of journey.steps) {
          const title = escapeHtml(words[language].say(`journeys.${journey.id}.${step.id}.title`))
          const where = stepPath(journey, step, language)
          expect(html).toContain(title)
          if (where)
            expect(html).toMatch(
              new RegExp(`<a href="${where.href.replace(/[/?]/g, '\\$&')}"[^>]*>${escaped(title)}</a>`),
            )
          else if (step.route) expect(html).toContain(`data-page="${step.route}" data-step="${step.id}"`)
        }
      }
    }
  })

  it('has a page of the product for every step but those outside of it', () => {
    for (const step of journey.steps) {
      if (step.kind === 'outside') expect(step.route).toBeNull()
      else expect(Object.keys(routePaths)).toContain(step.route)
    }
  })

  it('leads from the pages of its wizard to its article', () => {
    const pages = journey.steps.filter(({ kind }) => kind === 'page').map(({ route }) => route ?? '')
    expect(pages.map((page) => pageArticles[page])).toEqual(pages.map(() => article))
  })
})

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('the articles', () => {
  it.each(languages)('are all there in %s, and follow the English text or say that they don’t', async (language) => {
    const { library } = await siteOf('global')
    expect([...library[language].keys()]).toEqual([...articleIds])
    for (const { id, meta } of library[language].values()) {
      if (language === 'en') continue
      expect(meta.follows, `${language} ${id}`).toBeDefined()
      expect(
        String(meta.follows) <= String(library.en.get(id)?.meta.changed),
        `${language} ${id} follows a text that isn’t there yet`,
      ).toBe(true)
    }
  })

  it('show the two arrangements of a partner under one number', () => {
    const sendOffer = journeys.find(({ id }) => id === 'sendOffer')
    const [first] = sendOffer ? placesOf(sendOffer) : []
    expect(first).toMatchObject({ variants: { overview: { id: 'open-overview' }, build: { id: 'open-build' } } })
  })
})
