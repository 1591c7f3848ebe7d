import type MarkdownIt from 'markdown-it'
import { marked } from '../../i18n/core.ts'
import { UnknownReference } from '../help/problem.ts'
import type { MarkdownContext } from './context.ts'

const reference = /\{(ui|product):([^{}\s]*)\}/y

/** `{ui:offers.sendOffer.continue}` prints a word of the product, `{product:service}` a name of the cloud’s. */
export function references(md: MarkdownIt, context: MarkdownContext): void {
  md.inline.ruler.before('escape', 'reference', (state, silent) => {
    if (state.src.codePointAt(state.pos) !== 0x7b) return false
    reference.lastIndex = state.pos
    const [whole, kind, name = ''] = reference.exec(state.src) ?? []
    if (whole === undefined) return false
    if (!silent) {
      const token = state.push(kind === 'ui' ? 'ui' : 'product', '', 0)
      token.content = textOf(context, kind === 'ui' ? 'ui' : 'product', name)
    }
    state.pos += whole.length
    return true
  })
  md.renderer.rules['ui'] = (tokens, index) => `<strong>${md.utils.escapeHtml(tokens[index]?.content ?? '')}</strong>`
  md.renderer.rules['product'] = (tokens, index) => marked(md.utils.escapeHtml(tokens[index]?.content ?? ''))
}

function textOf(context: MarkdownContext, kind: 'ui' | 'product', name: string): string {
  const text = kind === 'ui' ? context.label(name) : context.product(name)
  if (text !== null) return text
  // The line is not known within a paragraph; whoever renders it adds that.
  throw new UnknownReference(kind === 'ui' ? `there is no message “${name}”` : `there is no product name “${name}”`)
}

/** Puts words of the product into a text that is no Markdown, such as a title. */
export function fillReferences(context: MarkdownContext, text: string): string {
  return text.replace(/\{(ui|product):([^{}\s]*)\}/g, (_whole, kind: string, name: string) => {
    const found = textOf(context, kind === 'ui' ? 'ui' : 'product', name)
    return kind === 'ui' ? found : marked(found)
  })
}
