import { isLanguage, languages, languageInfo } from '../../../i18n/index.ts'

/** A row of a pasted list: what it says, and where and how it stood there. */
export interface ParsedRow {
  /** Line at which the row begins, counted from 1. */
  readonly line: number
  /** The row as it was written. */
  readonly raw: string
  readonly recipient: string
  readonly email: string
  /** A language's code where it is one of ours; otherwise what was written. */
  readonly language: string
}

export interface ParsedList {
  readonly rows: readonly ParsedRow[]
  /** The first row as it was written, where it names the columns. */
  readonly header: string | null
}

interface Cells {
  readonly line: number
  readonly raw: string
  readonly cells: readonly string[]
}

type Column = 'recipient' | 'email' | 'language'

/** What people call the columns, in the languages of the product. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  recipient:
    'name recipient customer client company organization organisation navn modtager kunde virksomhed firma 名称 姓名 收件人 客户 公司 组织'.split(
      ' ',
    ),
  email: 'email e-mail mail e-mailadresse mailadresse address email-address 邮箱 电子邮件 邮件 电子邮件地址'.split(' '),
  language: 'language sprog lang 语言'.split(' '),
}

/** Names of the languages besides their own and their codes. */
const languageNames: Readonly<Record<string, string>> = {
  english: 'en',
  engelsk: 'en',
  英语: 'en',
  英文: 'en',
  danish: 'da',
  dansk: 'da',
  丹麦语: 'da',
  chinese: 'zh',
  kinesisk: 'zh',
  中文: 'zh',
  汉语: 'zh',
}

/** Reads a list as spreadsheets and people write it: separated by tabs, semicolons or commas, with or without quotes. */
export function parseRecipients(text: string): ParsedList {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const rows = readRows(source, separatorOf(source)).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first] = rows
  const columns = first && columnsOf(first.cells)
  return {
    header: columns ? (first?.raw ?? null) : null,
    rows: (columns ? rows.slice(1) : rows).map((row) => ({
      line: row.line,
      raw: row.raw,
      ...meaningOf(row.cells, columns ?? null),
    })),
  }
}

/** Whichever sign stands in most lines; of those in equally many, the least likely in a name. */
function separatorOf(text: string): string {
  const lines = text.split('\n')
  const linesWith = (sign: string): number => lines.filter((line) => line.includes(sign)).length
  const [best] = ['\t', ';', '；', ',', '，']
    .map((sign) => ({ sign, count: linesWith(sign) }))
    .sort((a, b) => b.count - a.count)
  return best && best.count > 0 ? best.sign : ','
}

function readRows(text: string, separator: string): Cells[] {
  const rows: Cells[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const row = readRow(text, at, separator)
    const raw = text.slice(at, row.end)
    rows.push({ line, raw, cells: row.cells.map((cell) => cell.trim()) })
    line += raw.split('\n').length
    at = row.end + 1
  }
  return rows
}

function readRow(text: string, start: number, separator: string): { cells: string[]; end: number } {
  const cells: string[] = []
  let at = start
  for (;;) {
    const cell = readQuoted(text, at, separator) ?? readPlain(text, at, separator)
    cells.push(cell.value)
    at = cell.end
    if (text[at] !== separator) return { cells, end: at }
    at += 1
  }
}

/** A cell in quotes, in which a quote is written twice. Null where it isn't one; a quote that never ends is a sign like any other. */
function readQuoted(text: string, start: number, separator: string): { value: string; end: number } | null {
  const open = start + (/^ */.exec(text.slice(start, start + 20))?.[0].length ?? 0)
  if (text[open] !== '"') return null
  let value = ''
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      value += text[at] ?? ''
    } else if (text[at + 1] === '"') {
      value += '"'
      at += 1
    } else {
      const rest = /^[ ]*/.exec(text.slice(at + 1, at + 20))?.[0].length ?? 0
      const end = at + 1 + rest
      return end >= text.length || text[end] === separator || text[end] === '\n' ? { value, end } : null
    }
  }
  return null
}

function readPlain(text: string, start: number, separator: string): { value: string; end: number } {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1
  return { value: text.slice(start, end), end }
}

const plain = (text: string): string => text.trim().toLowerCase()

/** Which column is which, where the row names at least one of them and holds no address. */
function columnsOf(cells: readonly string[]): ReadonlyMap<Column, number> | null {
  if (cells.some((cell) => cell.includes('@'))) return null
  const columns = new Map<Column, number>()
  cells.forEach((cell, place) => {
    for (const column of ['recipient', 'email', 'language'] as const) {
      if (!columns.has(column) && headings[column].includes(plain(cell))) columns.set(column, place)
    }
  })
  return columns.size > 1 || (columns.size === 1 && cells.length === 1) ? columns : null
}

function meaningOf(
  cells: readonly string[],
  columns: ReadonlyMap<Column, number> | null,
): Pick<ParsedRow, 'recipient' | 'email' | 'language'> {
  const cell = (column: Column, usual: number): string => {
    const place = columns ? columns.get(column) : usual
    return place === undefined ? '' : (cells[place] ?? '')
  }
  const recipient = cell('recipient', 0)
  const email = cell('email', 1)
  const language = languageOf(cell('language', 2))
  // An address alone stands for a name, too; and some write the address first.
  if (email === '' && recipient.includes('@')) return { recipient, email: recipient, language }
  if (recipient === '') return { recipient: email, email, language }
  const swapped = !columns && recipient.includes('@') && !email.includes('@')
  return swapped ? { recipient: email, email: recipient, language } : { recipient, email, language }
}

function languageOf(text: string): string {
  const name = plain(text)
  const [code = ''] = name.split(/[-_]/)
  if (isLanguage(code)) return code
  return languages.find((one) => plain(languageInfo[one].name) === name) ?? languageNames[name] ?? text
}

/** Rows as they were written, to be mended: under the header that they were read by. */
export function asWritten(header: string | null, rows: readonly ParsedRow[]): string {
  return [...(header === null ? [] : [header]), ...rows.map(({ raw }) => raw)].join('\n')
}
