import MarkdownIt from 'markdown-it'
import { fitHan, marked } from '../../i18n/core.ts'
import { UnknownReference } from '../help/problem.ts'
import { containers } from './containers.ts'
import type { LinkKind, MarkdownContext } from './context.ts'
import { references } from './inline.ts'
import { tables } from './tables.ts'

type Token = ReturnType<MarkdownIt['parse']>[number]

export interface Heading {
  readonly level: number
  readonly id: string
  readonly text: string
}

export interface Rendered {
  readonly html: string
  readonly headings: readonly Heading[]
  /** Journeys whose steps stand in the text. */
  readonly journeys: readonly string[]
}

const journeyLine = /^<JourneySteps of="([A-Za-z]+)"\s*\/>$/

/** Turns the body of an article into HTML. Whatever it names that isn't there throws, with the line. */
export function renderMarkdown(body: string, context: MarkdownContext): Rendered {
  const md = new MarkdownIt({ html: false, linkify: false, typographer: false })
  const journeys: string[] = []
  const headings: Heading[] = []
  md.disable('image')
  containers(md, context)
  references(md, context)
  journeyBlock(md, context, journeys)
  headingIds(md, context)
  linesOfProblems(md, context)
  links(md, context)
  collectHeadings(md, headings)
  tables(md)
  return { html: fitHan(md.render(body)).trim(), headings, journeys }
}

function journeyBlock(md: MarkdownIt, context: MarkdownContext, journeys: string[]): void {
  md.block.ruler.before(
    'paragraph',
    'journey',
    (state, startLine, _endLine, silent) => {
      const line = state.src.slice(state.bMarks[startLine], state.eMarks[startLine]).trim()
      if (!line.startsWith('<')) return false
      const id = journeyLine.exec(line)?.[1]
      if (id === undefined)
        throw context.problem(startLine, `“${line}”: articles hold no HTML but <JourneySteps of="…" />`)
      if (silent) return true
      const steps = context.steps(id)
      if (steps === null) throw context.problem(startLine, `there is no journey “${id}”`)
      journeys.push(id)
      const token = state.push('journey', '', 0)
      token.content = steps
      state.line = startLine + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
  md.renderer.rules['journey'] = (tokens, index) => `${tokens[index]?.content ?? ''}\n`
}

/** `## Heading {#id}`: ids are the same in all languages, so that a link to a section survives a change of language. */
function headingIds(md: MarkdownIt, context: MarkdownContext): void {
  md.core.ruler.after('block', 'heading-ids', (state) => {
    const seen = new Set<string>()
    state.tokens.forEach((token, index) => {
      if (token.type !== 'heading_open') return
      const line = token.map?.[0] ?? 0
      const inline = state.tokens[index + 1]
      if (token.tag === 'h1') throw context.problem(line, 'the title is the only heading of the first level')
      if (token.tag > 'h3') throw context.problem(line, 'headings go no deeper than ###')
      const [tail, id] = /\s*\{#([a-z0-9-]+)\}\s*$/.exec(inline?.content ?? '') ?? []
      if (id === undefined || tail === undefined || !inline) {
        if (token.tag === 'h2') throw context.problem(line, 'a section needs an id, such as {#what-happens-next}')
        return
      }
      if (seen.has(id)) throw context.problem(line, `two headings have the id “${id}”`)
      seen.add(id)
      inline.content = inline.content.slice(0, -tail.length)
      token.attrSet('id', id)
    })
  })
}

/** Parses what stands within blocks one by one, so that a problem in it can name its line. */
function linesOfProblems(md: MarkdownIt, context: MarkdownContext): void {
  md.core.ruler.at('inline', (state) => {
    for (const token of state.tokens) {
      if (token.type !== 'inline') continue
      const line = token.map?.[0] ?? 0
      try {
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
      } catch (error) {
        if (error instanceof UnknownReference) throw context.problem(line, error.message)
        throw error
      }
      for (const child of token.children) {
        if (child.type !== 'text') continue
        if (/<\/?[a-zA-Z]/.test(child.content)) throw context.problem(line, 'articles hold no HTML')
        if (/\{(ui|product|#)/.test(child.content)) throw context.problem(line, `“${child.content}” is written wrongly`)
        if (/!$/.test(child.content) && token.content.includes('!['))
          throw context.problem(line, 'articles hold no images')
      }
    }
  })
}

const kinds: readonly LinkKind[] = ['article', 'page', 'cloud']

function links(md: MarkdownIt, context: MarkdownContext): void {
  md.core.ruler.push('article-links', (state) => {
    for (const token of state.tokens) {
      const line = token.map?.[0] ?? 0
      for (const child of token.children ?? []) {
        if (child.type !== 'link_open') continue
        const href = child.attrGet('href') ?? ''
        const [, scheme, target = ''] = /^([a-z]+):(.*)$/.exec(href) ?? []
        const kind = kinds.find((known) => known === scheme)
        if (!kind) {
          throw context.problem(line, `the link “${href}” leads nowhere: write article:…, page:… or cloud:…`)
        }
        const address = context.link(kind, target)
        if (address === null) throw context.problem(line, `the link “${href}” leads nowhere`)
        child.attrSet('href', address)
      }
    }
  })
}

function collectHeadings(md: MarkdownIt, headings: Heading[]): void {
  md.core.ruler.push('collect-headings', (state) => {
    state.tokens.forEach((token, index) => {
      const id = token.type === 'heading_open' ? token.attrGet('id') : null
      if (!id) return
      const children: readonly Token[] = state.tokens[index + 1]?.children ?? []
      const text = children.map(({ type, content }) => (type === 'product' ? marked(content) : content)).join('')
      headings.push({ level: Number(token.tag.slice(1)), id, text: fitHan(text) })
    })
  })
}
