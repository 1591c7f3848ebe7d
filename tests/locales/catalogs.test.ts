import { describe, expect, it } from 'vitest'
import { areas, allMessages, forms, messagesOf, overlayClouds, placeholders } from './support/catalogs.ts'
import { forbidden, sameAsEnglish, typesetting } from './support/rules.ts'
import { compileMessage } from '../../src/i18n/core/catalog.ts'
import { languages } from '../../src/lib/languages.ts'

const translations = languages.filter((language) => language !== 'en')
const english = allMessages('en')

/** The faults of a catalogue, as a list to compare with an empty one: the failing test then names each. */
function faults(messages: Map<string, string>, find: (text: string, key: string) => string | undefined): string[] {
  return [...messages].flatMap(([key, text]) => {
    const fault = find(text, key)
    return fault ? [`${key}: ${fault} (“${text}”)`] : []
  })
}

const inArea = (messages: Map<string, string>, area: string): Map<string, string> =>
  new Map([...messages].filter(([key]) => key.startsWith(`${area}.`)))

/** A text as it is read: placeholders stand for somebody's own words and follow no rule of ours. */
const readText = (text: string): string => text.replace(/\{'([^']*)'\}/g, '$1').replace(/\{[^}]*\}/g, '\ue000')

describe.each(translations)('the messages in %s', (language) => {
  const messages = allMessages(language)

  it('are in the same areas as in English', () => {
    expect(areas(language)).toEqual(areas('en'))
  })

  it.each(areas('en'))('have the same keys in “%s”, in the same order', (area) => {
    expect([...messagesOf(language, area).keys()]).toEqual([...messagesOf('en', area).keys()])
  })

  it('have the placeholders of the English ones', () => {
    const wrong = faults(messages, (text, key) => {
      const wanted = placeholders(english.get(key) ?? '').join(', ')
      return placeholders(text).join(', ') === wanted ? undefined : `should have {${wanted}}`
    })
    expect(wrong).toEqual([])
  })

  it.each(areas('en'))('are translated in “%s”', (area) => {
    const allowed = sameAsEnglish[language] ?? []
    const same = faults(inArea(messages, area), (text, key) => {
      const mayBe = allowed.some((entry) => (entry.endsWith('*') ? key.startsWith(entry.slice(0, -1)) : key === entry))
      return !mayBe && text === english.get(key) && /\p{L}{2}/u.test(readText(text)) ? 'is English' : undefined
    })
    expect(same).toEqual([])
  })
})

describe.each(languages)('the messages in %s', (language) => {
  const overlays = overlayClouds(language).flatMap((cloud) => [...allMessages(language, cloud)])
  const messages = new Map([
    ...allMessages(language),
    ...overlays.map(([key, text]) => [`${key} (overlay)`, text] as const),
  ])

  it('can be compiled', () => {
    const wrong = faults(messages, (text) => {
      try {
        compileMessage(text)
        return undefined
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(wrong).toEqual([])
  })

  it('have as many plural forms as the language', () => {
    const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories.length
    const wrong = faults(messages, (text, key) => {
      const counted = forms(english.get(key.replace(' (overlay)', '')) ?? '').length > 1
      const wanted = counted ? rules : 1
      return forms(text).length === wanted ? undefined : `should have ${wanted} forms`
    })
    expect(wrong).toEqual([])
  })

  it('have no forbidden words', () => {
    const wrong = faults(messages, (text) => forbidden[language].find(({ word }) => word.test(text))?.why)
    expect(wrong).toEqual([])
  })

  it('have no stray spaces and no empty texts', () => {
    const wrong = faults(messages, (text) => {
      if (!text.trim()) return 'is empty'
      return text === text.trim() && !text.includes('  ') ? undefined : 'has a stray space'
    })
    expect(wrong).toEqual([])
  })
})

it.each(areas('zh'))('Chinese messages are set as Chinese is in “%s”', (area) => {
  const wrong = faults(inArea(allMessages('zh'), area), (text) => {
    const read = readText(text)
    return typesetting.find(({ word }) => word.test(read))?.why
  })
  expect(wrong).toEqual([])
})

describe.each(languages.flatMap((language) => overlayClouds(language).map((cloud) => ({ language, cloud }))))(
  'the overlay of $cloud in $language',
  ({ language, cloud }) => {
    it('replaces messages, adds none, and repeats none', () => {
      const base = allMessages(language)
      const wrong = faults(allMessages(language, cloud), (text, key) => {
        if (!base.has(key)) return 'replaces nothing'
        if (placeholders(text).join() !== placeholders(base.get(key) ?? '').join()) return 'has other placeholders'
        return base.get(key) === text ? 'is the same as the base' : undefined
      })
      expect(wrong).toEqual([])
    })

    it('is there in every language', () => {
      expect([...allMessages(language, cloud).keys()]).toEqual([...allMessages('en', cloud).keys()])
    })
  },
)
