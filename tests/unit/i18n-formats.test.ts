import { expect, it } from 'vitest'
import {
  formatAlone,
  formatBeside,
  formatCountry,
  formatDate,
  formatDateTime,
  formatDays,
  formatLanguageName,
  formatList,
  formatSentences,
  formatNumber,
  formatRelative,
} from '../../src/i18n/core.ts'

const at = '2026-11-05T14:07:00Z'
const utc = { timeZone: 'UTC' }

it('dates have the month as a word where figures could be read two ways', () => {
  expect(formatDate('en', at, utc)).toBe('November\u00a05, 2026')
  expect(formatDate('da', at, utc)).toBe('5.\u00a0november 2026')
  expect(formatDate('zh', at, utc)).toBe('2026年11月5日')
})

it('times are written as the language does', () => {
  expect(formatDateTime('en', at, utc).replace('\u202f', '\u00a0')).toBe('November\u00a05, 2026 at 2:07\u00a0PM')
  expect(formatDateTime('da', at, utc)).toBe('5.\u00a0november 2026 kl.\u00a014.07')
  expect(formatDateTime('zh', at, utc)).toBe('2026年11月5日 14:07')
})

it('numbers, lists and spans follow the language', () => {
  expect(formatNumber('en', 5000)).toBe('5,000')
  expect(formatNumber('da', 5000)).toBe('5.000')
  expect(formatList('en', ['A', 'B', 'C'])).toBe('A, B, and C')
  expect(formatList('da', ['A', 'B', 'C'])).toBe('A, B og C')
  expect(formatList('zh', ['A', 'B', 'C'])).toBe('A、B 和 C')
  expect(formatList('zh', ['甲', '乙', '丙'])).toBe('甲、乙和丙')
  expect(formatList('zh', ['甲和乙', '丙'])).toBe('甲和乙；丙')
  expect(formatSentences('zh', ['甲。', '乙。'])).toBe('甲。乙。')
  expect(formatSentences('da', ['A.', 'B.'])).toBe('A. B.')
  expect(formatDays('da', 1)).toBe('1 dag')
  expect(formatDays('en', 30)).toBe('30 days')
  expect(formatDays('zh', 30)).toBe('30 天')
  expect(formatBeside('zh', '（你）')).toBe('（你）')
  expect(formatBeside('zh', 'A')).toBe(' A')
  expect(formatBeside('en', '(you)')).toBe(' (you)')
})

it('how long ago is said in the unit that fits', () => {
  const now = '2026-11-05T17:07:00Z'
  expect(formatRelative('en', at, now)).toBe('3 hours ago')
  expect(formatRelative('da', '2026-11-04T17:07:00Z', now)).toBe('i går')
  expect(formatRelative('zh', '2026-11-07T17:07:00Z', now)).toBe('后天')
  expect(formatRelative('en', now, now)).toBe('now')
  expect(formatRelative('zh', '2026-11-05T17:04:00Z', now)).toBe('3 分钟前')
})

it('countries and languages have their names', () => {
  expect(formatCountry('da', 'CN')).toBe('Kina')
  expect(formatCountry('en', 'not a code')).toBe('not a code')
  expect(formatLanguageName('da', 'zh')).toContain('kinesisk')
  expect(formatAlone('da', formatLanguageName('da', 'en'))).toBe('Engelsk')
  expect(formatAlone('zh', '英语')).toBe('英语')
})
