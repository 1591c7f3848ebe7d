import { expect, it } from 'vitest'
import { compileMessage, type MessageTree } from '../../src/i18n/core/catalog.ts'
import { findCompiled, formatCompiled } from '../../src/i18n/core/format.ts'
import { translate } from '../../src/i18n/core/translate.ts'
import { languages } from '../../src/lib/languages.ts'
import { allMessages } from '../locales/support/catalogs.ts'

it.each(languages)('says every message of %s as the library does', (language) => {
  for (const [key, text] of allMessages(language)) {
    const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]))
    const tree: MessageTree = { it: text }
    const counts = names.includes('count') || text.includes(' | ') ? [0, 1, 2, 7] : [undefined]
    for (const count of counts) {
      const params = count === undefined ? values : { ...values, count }
      const shown = count === undefined ? values : { ...values, count: String(count) }
      const theirs = translate<MessageTree>(language, tree, 'it' as never, params)
      expect(formatCompiled(compileMessage(text), shown, count), key).toBe(theirs)
    }
  }
})

it('finds a message by its path, and nothing else', () => {
  const tree = { offer: { title: compileMessage('{partner} asks'), lead: 'Read this.' } }
  expect(findCompiled(tree, 'offer.lead')).toBe('Read this.')
  expect(findCompiled(tree, 'offer.title')).toBeTypeOf('object')
  for (const path of ['offer', 'offer.none', 'offer.lead.more', 'toString', ''])
    expect(findCompiled(tree, path), path).toBeUndefined()
})
