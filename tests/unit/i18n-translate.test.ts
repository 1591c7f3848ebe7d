import { describe, expect, it } from 'vitest'
import { compileTree, overlayTree, translate } from '../../src/i18n/core.ts'

const catalog = {
  greeting: 'Hello, {name}',
  count: '{count} client | {count} clients',
  at: "name{'@'}contoso.example",
  deep: { plain: 'Plain' },
} as const
const chinese = { ...catalog, count: '{count} 个客户' } as const

describe('translate', () => {
  it('puts in values and chooses plurals', () => {
    expect(translate('en', catalog, 'greeting', { name: '{count} | @:x' })).toBe('Hello, {count} | @:x')
    expect(translate('en', catalog, 'count', { count: 1 })).toBe('1 client')
    expect(translate('en', catalog, 'count', { count: 0 })).toBe('0 clients')
    expect(translate('da', catalog, 'count', { count: 1200 })).toBe('1.200 clients')
    expect(translate('zh', chinese, 'count', { count: 1 })).toBe('1 个客户')
    expect(translate('zh', chinese, 'count', { count: 1200 })).toBe('1,200 个客户')
  })

  it('finds messages at any depth and leaves plain ones as they are', () => {
    expect(translate('en', catalog, 'deep.plain')).toBe('Plain')
    expect(translate('en', catalog, 'at')).toBe('name@contoso.example')
  })

  it('refuses a key that is not there', () => {
    expect(() => translate('en', catalog, 'deep.gone' as 'greeting')).toThrow('There is no message “deep.gone”')
    expect(() => translate('en', catalog, 'deep' as 'greeting')).toThrow('There is no message “deep”')
  })
})

describe('compiling', () => {
  it('names the key of a malformed message', () => {
    expect(() => compileTree({ a: { b: 'Hello, {name' } }, 'mail')).toThrow('Message “mail.a.b” is malformed')
  })

  it('keeps a plain text as a text', () => {
    expect(compileTree({ a: 'Plain' })).toEqual({ a: 'Plain' })
  })
})

describe('an overlay', () => {
  it('replaces what it names and keeps the rest', () => {
    expect(overlayTree({ a: '1', b: { c: '2', d: '3' } }, { b: { c: 'x' } })).toEqual({ a: '1', b: { c: 'x', d: '3' } })
  })

  it('adds nothing', () => {
    expect(() => overlayTree({ a: '1' }, { b: 'x' })).toThrow('“b”')
    expect(() => overlayTree({ a: '1' }, { a: { b: 'x' } })).toThrow('“a”')
  })
})
