import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { ArticleId } from '../../content/articles.ts'
import { frontMatter, type FrontMatter } from '../../content/frontMatter.ts'
import type { Language } from '../../lib/languages.ts'
import { ArticleProblem } from './problem.ts'

/** An article as its author wrote it. */
export interface ArticleSource {
  readonly id: ArticleId
  readonly language: Language
  /** Path from the project's root, for messages about what is wrong. */
  readonly file: string
  readonly meta: FrontMatter
  readonly body: string
  /** Lines before the body: what has to be added to a line of the body to find it in the file. */
  readonly offset: number
}

export const articleFile = (language: Language, id: ArticleId): string => `locales/${language}/help/${id}.md`

export function readArticle(root: string, language: Language, id: ArticleId): ArticleSource {
  const file = articleFile(language, id)
  let text: string
  try {
    text = readFileSync(join(root, file), 'utf8')
  } catch {
    throw new ArticleProblem(file, 'file', 'every article exists in every language, but this one can’t be read')
  }
  return parseArticle(text, language, id)
}

/** Reads the text of a file. A head that breaks the schema throws, naming the field. */
export function parseArticle(text: string, language: Language, id: ArticleId): ArticleSource {
  const file = articleFile(language, id)
  const [whole, head = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text) ?? []
  if (whole === undefined) throw new ArticleProblem(file, 1, 'it must begin with front matter between two lines of ---')
  const document = parseDocument(head)
  const [broken] = document.errors
  if (broken) throw new ArticleProblem(file, (broken.linePos?.[0].line ?? 0) + 1, broken.message.split('\n')[0] ?? '')
  const parsed = frontMatter.safeParse(document.toJS())
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message, code, ...more }) => ({
      field: path.join('.') || (code === 'unrecognized_keys' && 'keys' in more ? String(more.keys) : 'front matter'),
      message,
    }))
    throw new ArticleProblem(
      file,
      issues.map(({ field }) => field).join(', '),
      issues.map(({ field, message }) => `${field}: ${message}`).join('; '),
    )
  }
  const meta = parsed.data
  if ((language === 'en') !== (meta.translation === 'original')) {
    throw new ArticleProblem(
      file,
      'translation',
      'the English text is the original, and the others are translations of it',
    )
  }
  return { id, language, file, meta, body: text.slice(whole.length), offset: whole.split('\n').length - 1 }
}
