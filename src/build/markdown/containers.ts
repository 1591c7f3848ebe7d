import type MarkdownIt from 'markdown-it'
import type { MarkdownContext } from './context.ts'

const opening = /^(:{3,})\s*([a-z]+)\s*(.*?)\s*$/

/** The kinds of notes, and the message that each is headed by. */
const notes: Readonly<Record<string, string>> = { note: 'ui.notice.info', warning: 'ui.notice.warning' }

/**
 * `::: cloud 21vianet` keeps what is in it for that cloud alone, and `::: note` sets it apart. A block ends with a
 * line of as many colons; more colons make room for blocks within blocks.
 */
export function containers(md: MarkdownIt, context: MarkdownContext): void {
  md.block.ruler.before(
    'fence',
    'container',
    (state, startLine, endLine, silent) => {
      const lineAt = (line: number): string => state.src.slice(state.bMarks[line], state.eMarks[line]).trim()
      const first = lineAt(startLine)
      if (!first.startsWith(':::')) return false
      const [, colons = '', kind = '', what = ''] = opening.exec(first) ?? []
      if (!colons) throw context.problem(startLine, `“${first}” closes no block`)
      if (silent) return true
      let last = startLine + 1
      while (last < endLine && lineAt(last) !== colons) last += 1
      if (last >= endLine) throw context.problem(startLine, `the block “${first}” is never closed with ${colons}`)
      const inside = (): void => {
        const parent = state.parentType
        const lineMax = state.lineMax
        state.lineMax = last
        state.md.block.tokenize(state, startLine + 1, last)
        state.parentType = parent
        state.lineMax = lineMax
      }
      const title = notes[kind]
      if (kind === 'cloud') {
        if (!context.clouds.includes(what)) {
          throw context.problem(startLine, `there is no cloud “${what}”: choose from ${context.clouds.join(', ')}`)
        }
        if (what === context.cloud) inside()
      } else if (title !== undefined && what === '') {
        const open = state.push('note_open', 'div', 1)
        open.block = true
        open.attrSet('class', `note note--${kind}`)
        const heading = state.push('note_title', 'p', 0)
        heading.content = context.say(title)
        inside()
        state.push('note_close', 'div', -1)
      } else {
        throw context.problem(startLine, `“${first}” is no kind of block: cloud, note and warning are`)
      }
      state.line = last + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
  md.renderer.rules['note_title'] = (tokens, index) =>
    `<p class="note__title">${md.utils.escapeHtml(tokens[index]?.content ?? '')}</p>\n`
}
