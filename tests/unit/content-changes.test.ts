import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { articleFile, readArticle } from '../../src/build/help/source.ts'
import { articleIds } from '../../src/content/articles.ts'
import { root } from '../support/helpSite.ts'

/** What the English articles held when their date was last set. */
const file = path.join(root, 'tests/unit/content-changes.json')

interface Known {
  readonly changed: string
  readonly hash: string
}

const known: Readonly<Partial<Record<string, Known>>> = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Known>)
  : {}

/** Spaces and line breaks are no change of the text; neither are the head's other fields. */
function stateOf(id: (typeof articleIds)[number]): Known {
  const { meta, body } = readArticle(root, 'en', id)
  const text = [meta.title, meta.summary, body].join('\n').replace(/\s+/g, ' ').trim()
  return { changed: meta.changed, hash: createHash('sha256').update(text).digest('base64url').slice(0, 16) }
}

/** `UPDATE_ARTICLES=1 npx vitest run content-changes` writes down the texts as they are now. */
if (process.env['UPDATE_ARTICLES'] === '1') {
  const now = Object.fromEntries(articleIds.map((id) => [id, stateOf(id)]))
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`)
}

describe('an English article whose text changed', () => {
  it.each(articleIds)('has a new date, so that its translations are known to lag behind: %s', (id) => {
    if (process.env['UPDATE_ARTICLES'] === '1') return
    const before = known[id]
    const now = stateOf(id)
    const name = articleFile('en', id)
    expect(before, `${name} is not written down yet: run with UPDATE_ARTICLES=1`).toBeDefined()
    if (before?.hash === now.hash) return
    expect(now.changed, `The text of ${name} changed: set “changed” to today`).not.toBe(before?.changed)
    expect.unreachable(`The text of ${name} changed and says so: write it down with UPDATE_ARTICLES=1`)
  })
})
