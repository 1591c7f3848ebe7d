import type MarkdownIt from 'markdown-it'

type Token = ReturnType<MarkdownIt['parse']>[number]

/**
 * Tables as screen readers need them: heads say what they are the head of, and where the first column has none,
 * its cells are the heads of their rows. A wide table scrolls on its own, and by keys as well.
 */
export function tables(md: MarkdownIt): void {
  md.core.ruler.push('table-heads', (state) => {
    let namesRows = false
    let column = 0
    state.tokens.forEach((token, index) => {
      if (token.type === 'table_open') namesRows = false
      if (token.type === 'tr_open') column = 0
      if (token.type !== 'th_open' && token.type !== 'td_open') return
      column += 1
      const close = state.tokens[index + 2]
      const empty = state.tokens[index + 1]?.content.trim() === ''
      if (token.type === 'td_open') {
        if (namesRows && column === 1) headOf('row', token, close)
      } else if (!empty) headOf('col', token, close)
      else {
        namesRows ||= column === 1
        token.tag = 'td'
        if (close) close.tag = 'td'
      }
    })
  })
  md.renderer.rules['table_open'] = (tokens, index) => {
    const before = tokens.slice(0, index).findLast(({ type, attrs }) => type === 'heading_open' && attrs !== null)
    const label = before?.attrGet('id')
    return `<div class="scroll"${label ? ` role="region" tabindex="0" aria-labelledby="${label}"` : ''}>\n<table>\n`
  }
  md.renderer.rules['table_close'] = () => '</table>\n</div>\n'
}

function headOf(what: 'row' | 'col', open: Token, close: Token | undefined): void {
  open.tag = 'th'
  open.attrSet('scope', what)
  if (close) close.tag = 'th'
}
