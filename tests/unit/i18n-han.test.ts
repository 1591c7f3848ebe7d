import { describe, expect, it } from 'vitest'
import { compileMessage } from '../../src/i18n/core/catalog.ts'
import { formatCompiled } from '../../src/i18n/core/format.ts'
import { filled } from '../../src/i18n/core/params.ts'
import { formatDate, formatDateTime, translate, type Language, type MessageParams } from '../../src/i18n/core.ts'
import { inSentence } from '../../src/lib/names.ts'

/** The message as the app says it and as mails and the server's pages do: it must be the same. */
function say(text: string, params: MessageParams, language: Language = 'zh'): string {
  const ofServer = translate<{ text: string }>(language, { text }, 'text', params)
  const ofApp = filled(language, params, (values) => formatCompiled(compileMessage(text), values))
  expect(ofApp).toBe(ofServer)
  return ofApp
}

const day = (language: Language): string => formatDate(language, '2026-11-05T12:00:00Z', { timeZone: 'UTC' })
const hour = formatDateTime('zh', '2026-11-05T12:07:00Z', { timeZone: 'UTC' })

describe('a parameter in a Chinese text', () => {
  it.each([
    ['a Han name beside Han', '{name} 提议成为', '北辰云服务有限公司', '北辰云服务有限公司提议成为'],
    ['a Han name between Han', '选择 {name} 并继续', '北辰', '选择北辰并继续'],
    ['a Han name, no room written', '选择{name}并继续', '北辰', '选择北辰并继续'],
    ['a Latin name between Han', '选择 {name} 并继续', 'Nordlys IT', '选择 Nordlys IT 并继续'],
    ['a Latin name, no room written', '选择{name}并继续', 'Nordlys IT', '选择 Nordlys IT 并继续'],
    ['letters beyond ASCII', '选择{name}并继续', 'Ærø Østergård', '选择 Ærø Østergård 并继续'],
    ['Latin first, Han last', '选择{name} 并继续', 'Contoso 中国', '选择 Contoso 中国并继续'],
    ['Han first, Latin last', '选择 {name}并继续', '北辰 IT', '选择北辰 IT 并继续'],
    ['Han beside a Latin word of the message', 'Office 365 {name}', '北辰', 'Office 365 北辰'],
    ['Han beside a Latin word, no room written', 'ID{name}ID', '北辰', 'ID 北辰 ID'],
    ['Latin beside a Latin word', '由 IT {name} 管理', 'Nordlys', '由 IT Nordlys 管理'],
    ['Latin that belongs to a Latin word', 'v{name}', '2.0', 'v2.0'],
    ['full-width punctuation on both sides', '选择（{name}），继续', 'Nordlys', '选择（Nordlys），继续'],
    ['full-width punctuation before a Han name', '合作伙伴：{name}。', '北辰', '合作伙伴：北辰。'],
    ['a name that ends with full-width punctuation', '{name} 提议', '北辰（上海）', '北辰（上海）提议'],
    ['a name that ends with half-width punctuation', '{name} 提议', '北辰 (上海)', '北辰 (上海) 提议'],
    ['quotes, as they are written', '选择“{name}”并继续', 'Nordlys', '选择“Nordlys”并继续'],
    ['a dash, as it is written', '{name} – 合作伙伴', '北辰', '北辰 – 合作伙伴'],
    ['a line of its own', '链接：\n{name}\n有效', 'https://a.example/', '链接：\nhttps://a.example/\n有效'],
    ['a Han name that was cut', '{name} 提议', inSentence('北辰云服务有限公司', 5), '北辰云服…提议'],
    ['a Latin name that was cut', '{name}提议', inSentence('Nordlys IT', 5), 'Nord… 提议'],
    ['nothing', '于 {name} 删除', '', '于删除'],
    ['a name that was read from right to left', '由{name}管理', inSentence('שלום'), '由 \u2068שלום\u2069 管理'],
    ['a mixed name in isolates', '由 {name} 管理', inSentence('北辰 שלום'), '由\u2068北辰 שלום\u2069 管理'],
    ['a day', '于{name} 删除', day('zh'), '于 2026年11月5日删除'],
    ['a moment', '于{name}删除', hour, '于 2026年11月5日 12:07 删除'],
    ['an address', '发送到{name}。', 'lone@nordlys.example', '发送到 lone@nordlys.example。'],
  ])('%s', (_what, text, name, expected) => {
    expect(say(text, { name })).toBe(expected)
  })

  it('is a number, which also chooses the form', () => {
    expect(say('共{count}个客户', { count: 1200 })).toBe('共 1,200 个客户')
    expect(say('共 {count} 个客户', { count: 1 })).toBe('共 1 个客户')
  })

  it('stands beside another', () => {
    expect(say('{a} {b}', { a: '北辰', b: '上海' })).toBe('北辰上海')
    expect(say('{a}{b}', { a: '北辰', b: 'IT' })).toBe('北辰 IT')
    expect(say('{a} {b}', { a: '第一句。', b: 'IT 服务' })).toBe('第一句。IT 服务')
    expect(say('于{a}{b}', { a: inSentence('שלום'), b: '北辰' })).toBe('于 \u2068שלום\u2069 北辰')
    expect(say('{a} {a} {a}', { a: '云' })).toBe('云云云')
  })

  it('is the text of another message', () => {
    const inner = say('由 {name} 运营', { name: '世纪互联' })
    expect(say('{inner} 的服务，由{by}', { inner, by: 'A' })).toBe('由世纪互联运营的服务，由 A')
  })

  it('stays as it was written inside', () => {
    expect(say('选择{name}', { name: '北辰 云  IT服务' })).toBe('选择北辰 云  IT服务')
  })
})

describe('in the other languages', () => {
  it.each(['en', 'da'] as const)('%s stays as it is written', (language) => {
    expect(say('By {name} on {date}', { name: '北辰', date: day(language) }, language)).toBe(
      `By 北辰 on ${day(language)}`,
    )
    expect(say('{name}提议', { name: 'Nordlys' }, language)).toBe('Nordlys提议')
  })
})
