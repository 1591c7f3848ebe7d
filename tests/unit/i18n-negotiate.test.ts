import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseLanguage,
  inLanguage,
  isLanguage,
  languageCookieFor,
  languageOfCookie,
  languageOfHeader,
  languageOfPath,
} from '../../src/i18n/core.ts'

describe('Accept-Language', () => {
  it.each([
    ['da', 'da'],
    ['da-DK,da;q=0.9,en;q=0.8', 'da'],
    ['en;q=0.5, zh-CN;q=0.9', 'zh'],
    ['zh-Hans-CN', 'zh'],
    ['fr, de;q=0.8, en-GB;q=0.1', 'en'],
    ['nb-NO, en;q=0.9', 'da'],
    ['da;q=0, en', 'en'],
    ['da;q=0', undefined],
    ['DA', 'da'],
    ['fr', undefined],
    ['*', undefined],
    ['', undefined],
    [null, undefined],
    ['english', undefined],
    ['en;q=x, da;q=0.1', 'en'],
  ])('%s → %s', (header, language) => {
    expect(languageOfHeader(header)).toBe(language)
  })

  it('survives any header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (header) => {
        const language = languageOfHeader(header)
        return language === undefined || isLanguage(language)
      }),
      { numRuns: 2000 },
    )
  })
})

it('the address wins, then the stored choice, then the browser, then the thing itself', () => {
  const all = {
    path: '/da/partner',
    cookies: languageCookieFor('zh'),
    accept: 'en',
    subject: 'da',
    fallback: 'en',
  } as const
  expect(chooseLanguage(all)).toBe('da')
  expect(chooseLanguage({ ...all, path: '/o/gabc' })).toBe('zh')
  expect(chooseLanguage({ ...all, path: '/', cookies: 'a=b; mandate-language=xx' })).toBe('en')
  expect(chooseLanguage({ ...all, path: undefined, cookies: null, accept: 'fr' })).toBe('da')
  expect(chooseLanguage({ fallback: 'zh' })).toBe('zh')
})

it('the stored choice is found among other cookies', () => {
  expect(languageOfCookie('sid=1; mandate-language=da; x=y')).toBe('da')
  expect(languageOfCookie('xmandate-language=da')).toBeUndefined()
})

it('an address is led to another language with all that is behind it', () => {
  expect(inLanguage('/en/partner/offers/new/terms?from=help#top', 'da')).toBe(
    '/da/partner/offers/new/terms?from=help#top',
  )
  expect(inLanguage('/', 'zh')).toBe('/zh')
  expect(inLanguage('/offers/gabc', 'zh')).toBe('/zh/offers/gabc')
  expect(inLanguage('/en', 'zh')).toBe('/zh')
  expect(languageOfPath('/english')).toBeUndefined()
})
