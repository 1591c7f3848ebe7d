import type MarkdownIt from 'markdown-it'

type Token = ReturnType<MarkdownIt['parse']>[number]

/**
 * Tables as screen readers need them: heads say what they are the head of, and where the first column has none,
 * its cells are the heads of their rows. A wide table scrolls on its own, and by keys as well.
 * On a phone each row is a card, whose cells say what they are of: what that takes from the elements, the roles keep.
 */
export function tables(md: MarkdownIt): void {
  md.core.ruler.push('table-heads', (state) => {
    let namesRows = false
    let column = 0
    let labels: string[] = []
    state.tokens.forEach((token, index) => {
      if (token.type === 'table_open') {
        namesRows = false
        labels = []
      }
      if (token.type === 'tr_open') column = 0
      const role = roles[token.type]
      if (role) token.attrSet('role', role)
      if (token.type !== 'th_open' && token.type !== 'td_open') return
      column += 1
      const close = state.tokens[index + 2]
      const text = textOf(state.tokens[index + 1])
      const empty = text === ''
      if (token.type === 'td_open') {
        const label = labels[column - 1]
        if (namesRows && column === 1) headOf('row', token, close)
        else if (label) token.attrSet('data-label', label)
        return
      }
      labels.push(text)
      if (!empty) headOf('col', token, close)
      else {
        namesRows ||= column === 1
        token.tag = 'td'
        token.attrSet('role', 'cell')
        if (close) close.tag = 'td'
      }
    })
  })
  md.renderer.rules['table_open'] = (tokens, index) => {
    const before = tokens.slice(0, index).findLast(({ type, attrs }) => type === 'heading_open' && attrs !== null)
    const label = before?.attrGet('id')
    return `<div class="scroll"${label ? ` role="region" tabindex="0" aria-labelledby="${label}"` : ''}>\n<table role="table">\n`
  }
  md.renderer.rules['table_close'] = () => '</table>\n</div>\n'
}

const roles: Readonly<Record<string, string>> = {
  thead_open: 'rowgroup',
  tbody_open: 'rowgroup',
  tr_open: 'row',
  th_open: 'columnheader',
  td_open: 'cell',
}

const textOf = (cell: Token | undefined): string =>
  (cell?.children ?? [])
    .map(({ content }) => content)
    .join('')
    .trim()

function headOf(what: 'row' | 'col', open: Token, close: Token | undefined): void {
  open.tag = 'th'
  open.attrSet('scope', what)
  if (what === 'row') open.attrSet('role', 'rowheader')
  if (close) close.tag = 'th'
}
