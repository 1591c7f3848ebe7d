import type { CompiledMessage, CompiledTree } from './catalog.ts'

/**
 * Puts a compiled message together. The messages are compiled with the library's own compiler when the site is
 * built; this is the part of its run time that our messages need, which are texts, named values, literals and
 * plurals. A test compares the two over every message.
 */
interface Node {
  /** What kind of node it is, by the numbers below. */
  readonly t: number
  readonly b?: Node
  readonly body?: Node
  readonly c?: readonly Node[]
  readonly cases?: readonly Node[]
  readonly i?: readonly Node[]
  readonly items?: readonly Node[]
  readonly s?: string
  readonly static?: string
  readonly k?: string
  readonly key?: string
  readonly v?: string
  readonly value?: string
}

const kinds = { plural: 1, text: 3, named: 4, literal: 9 } as const

/** Which of the forms a count takes: one and other, or none, one and other. */
function formOf(count: number, forms: number): number {
  const whole = Math.abs(count)
  if (forms === 2) return whole === 1 ? 0 : 1
  return whole === 0 ? 0 : Math.min(whole, forms - 1)
}

function formatNode(node: Node | undefined, values: Readonly<Record<string, string>>, count: number): string {
  if (!node) return ''
  switch (node.t) {
    case kinds.plural: {
      const forms = node.c ?? node.cases ?? []
      return formatNode(forms[formOf(count, forms.length)], values, count)
    }
    case kinds.text:
    case kinds.literal:
      return node.v ?? node.value ?? node.s ?? node.static ?? ''
    case kinds.named:
      return values[node.k ?? node.key ?? ''] ?? ''
    default: {
      const body = node.b ?? node.body
      if (body) return formatNode(body, values, count)
      const text = node.s ?? node.static
      if (text !== undefined) return text
      return (node.i ?? node.items ?? []).map((item) => formatNode(item, values, count)).join('')
    }
  }
}

export function formatCompiled(message: CompiledMessage, values: Readonly<Record<string, string>>, count = 1): string {
  return typeof message === 'string' ? message : formatNode(message as unknown as Node, values, count)
}

/** The message at a path such as `offer.who.heading`, if there is one. */
export function findCompiled(tree: CompiledTree, path: string): CompiledMessage | undefined {
  let found: CompiledMessage | CompiledTree | undefined = tree
  for (const part of path.split('.')) {
    if (typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined
    found = (found as CompiledTree)[part]
  }
  // A node of the compiler has its kind; a branch of messages has none.
  return typeof found === 'string' || typeof found?.['t'] === 'number' || typeof found?.['type'] === 'number'
    ? (found as CompiledMessage)
    : undefined
}
