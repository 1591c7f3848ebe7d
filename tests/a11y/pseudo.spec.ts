import { expect, type Page } from '@playwright/test'
import { closing, opening, pseudoText } from '../../src/build/pseudo.ts'
import { catalogue, cloud as globalCloud } from '../../src/clouds/global.ts'
import { languageInfo } from '../../src/i18n/core.ts'
import { worldOf } from '../../server/worlds/worlds.ts'
import { countries as allCountries } from '../../src/lib/countries.ts'
import { articleIds } from '../../src/content/articles.ts'
import type { HelpSite } from '../../src/build/help/site.ts'
import { siteOf } from '../support/helpSite.ts'
import { tour as stops, typed } from '../support/tour.ts'
import { test, type Look } from '../support/tour-fixture.ts'
import { clippedTexts, sidewaysFaults } from '../support/tour-layout.ts'
import { withoutExceptions } from './exceptions.ts'

test.use({ pseudo: true, cloud: 'global' })

/** What is somebody's own word, or the name of a product: no message, and the same in every language. Longest first. */
const names = [...new Set([...writtenIn(await siteOf('global')), ...namesOf('global')])].sort(
  (a, b) => b.length - a.length,
)

/** What the authors of the help wrote around their articles: titles, summaries and headings. */
function writtenIn({ library }: HelpSite): string[] {
  return [...library.en.values()].flatMap(({ title, summary, headings }) => [
    title,
    summary,
    ...headings.map(({ text }) => text),
  ])
}

function namesOf(cloud: 'global'): string[] {
  const { organizations, operator, offers } = worldOf('two-partners', cloud)
  const people = organizations.flatMap((organization) =>
    organization.people.map((one) => [one.name, `${one.user}@${organization.domain}`]),
  )
  const own = organizations.flatMap(({ name, domain, address }) => [name, domain, ...address.split('\n')])
  const products = [...Object.values(globalCloud.products.en), ...catalogue.map(({ names: own }) => own.en)]
  const shown = [
    ...own,
    ...offers.map(({ name }) => name),
    ...products,
    operator.name,
    globalCloud.brand,
    globalCloud.tenantDomain,
    'nobody@nowhere.example',
    // What the browser says that it runs on.
    'Linux',
  ]
  // Names of countries come from the browser, wherever one can be chosen.
  const regions = new Intl.DisplayNames('en', { type: 'region' })
  const places = [...allCountries, ...organizations.map(({ country }) => country)]
  const countries = places.map((country) => regions.of(country) ?? country)
  const languageNames = ['en', 'da', 'zh-Hans', 'zh-CN'].map(
    (tag) => new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag,
  )
  return [
    ...people.flat(),
    ...shown,
    ...Object.values(typed).flatMap((words) => (typeof words === 'string' ? [words] : Object.values<string>(words))),
    ...countries,
    ...languageNames,
    ...Object.values(languageInfo).map(({ name }) => name),
  ]
}

/** What a page says to eyes and to ears, as far as it should have come from a message. */
const saidBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // Somebody's own words, moments, data, and texts in another language than the page's.
    const own = `.prose, .search__results, bdi, time, code, textarea, [translate=no], .visually-hidden:empty, [lang]:not(html)`
    const texts: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement
      if (!holder || holder.closest(`${own}, script, style, noscript, template`)) continue
      if (holder.checkVisibility()) texts.push(walker.currentNode.textContent ?? '')
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest(own)) continue
      for (const attribute of ['aria-label', 'aria-description', 'title', 'alt', 'placeholder']) {
        texts.push(element.getAttribute(attribute) ?? '')
      }
    }
    return texts.filter((text) => text.trim() !== '')
  })

const months = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month)).toLocaleDateString('en', { month: 'long', timeZone: 'UTC' }),
)
const moment = new RegExp(
  `(${months.join('|')})\\s\\d+, \\d{4}( at \\d+:\\d\\d\\s[AP]M)?|\\d+\\s(${months.join('|')}) \\d{4}( at \\d+:\\d\\d)?`,
  'g',
)

/** Plain letters that are left in a text when all that needs no translation is taken out. */
function untranslated(text: string): string[] {
  let left = text.replace(/(?:[\w.-]+@)?[\w.-]+\.example\b/g, ' ')
  for (const name of names) left = left.replaceAll(name, ' ')
  // Moments, references, addresses, and what joins the parts of a list.
  left = left
    .replace(moment, ' ')
    .replace(/\b\d+ days\b/g, ' ')
    .replace(
      /\b[A-Z2-7]{5}-[A-Z2-7]{5}\b|\b[A-Z0-9]{3}(-[A-Z0-9]{3}){2}\b|https?:\S+|(?<=⟧|,|\s) (and|or) (?=⟦|\s)/g,
      ' ',
    )
  return left.match(/[A-Za-z]{2,}/g) ?? []
}

const widths = [320, 1280, 768] as const

/** The articles are one template with other words of their authors: two of them stand for all. */
const articles = stops.filter(({ name }) => articleIds.some((id) => name === `help-${id}`)).slice(2)
for (const [index, stop] of stops.filter((one) => !articles.includes(one)).entries()) {
  const look: Look = { language: 'en', theme: 'light', width: widths[index % 3] ?? 320 }
  test(`${stop.name} in the pseudo-language, ${look.width} wide`, async ({ tour }) => {
    const page = await tour.open(stop, look)
    const texts = await saidBy(page)
    expect
      .soft(
        texts.filter((text) => untranslated(text).length > 0),
        'untranslated',
      )
      .toEqual([])
    const count = (sign: string): number => texts.join('').split(sign).length - 1
    expect.soft(count(opening), 'texts begun').toBeGreaterThan(3)
    expect.soft(count(closing), 'texts ended').toBe(count(opening))
    // The names of people and things, and of the area that the menu marks as well, may be cut, and are whole elsewhere;
    // a table of the help scrolls on its own.
    const clipped = await clippedTexts(
      page,
      '.visually-hidden, .ui-name--clip, .account-menu .ui-menu__shown, .page-header__here, .scroll *',
    )
    expect.soft(withoutExceptions('clipped', stop.name, clipped), 'clipped').toEqual([])
    expect.soft(withoutExceptions('sideways', stop.name, await sidewaysFaults(page)), 'sideways').toEqual([])
    await page.close()
  })
}

test('the pseudo-language is longer by 40 %, bracketed, and keeps what is not text', () => {
  const text = pseudoText('Remove {partner} now')
  expect(text).toMatch(/^⟦Ŕéɱöṽé \{partner\} ñöŵ .+⟧$/)
  expect(text.length).toBeGreaterThanOrEqual(Math.floor('Remove {partner} now'.length + 'Remove  now'.length * 0.4))
  expect(pseudoText('{count} user | {count} users').split(' | ')).toHaveLength(2)
  expect(untranslated('Sign in')).toEqual(['Sign', 'in'])
  expect(untranslated(text.replace('{partner}', names[0] ?? ''))).toEqual([])
})
