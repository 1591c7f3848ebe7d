import { baseCompile } from '@intlify/message-compiler'

/** Messages of one area as they are written: texts, nested by topic. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree
}

/** A compiled message: a syntax tree, or the text itself where there is nothing to interpolate. */
export type CompiledMessage = string | Readonly<Record<string, unknown>>

export interface CompiledTree {
  readonly [key: string]: CompiledMessage | CompiledTree
}

/** The paths of all messages below a tree, as a type: `'partners.empty.title'`. */
export type MessagePath<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Key}`
    : MessagePath<Tree[Key], `${Prefix}${Key}.`>
}[keyof Tree & string]

/** Values to put into a message. `count` also chooses the plural form. */
export type MessageParams = Readonly<Record<string, string | number>>

const positions = new Set(['loc', 'start', 'end'])

/** Compiles one message; throws with the compiler's own words when it is malformed. */
export function compileMessage(text: string): CompiledMessage {
  if (!/[{}@|\\]/.test(text)) return text
  const errors: string[] = []
  const { ast } = baseCompile(text, {
    jit: true,
    optimize: true,
    minify: true,
    onError: (error) => errors.push(error.message),
  })
  if (errors.length > 0) throw new Error(`“${text}”: ${errors.join('; ')}`)
  return JSON.parse(
    JSON.stringify(ast, (key, value: unknown) => (positions.has(key) ? undefined : value)),
  ) as CompiledMessage
}

/** Compiles a whole area; the error of a malformed message names its key. */
export function compileTree(tree: MessageTree, path = ''): CompiledTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => {
      const at = path ? `${path}.${key}` : key
      if (typeof value !== 'string') return [key, compileTree(value, at)]
      try {
        return [key, compileMessage(value)]
      } catch (error) {
        throw new Error(`Message “${at}” is malformed: ${(error as Error).message}`, { cause: error })
      }
    }),
  )
}

/** A tree with an overlay laid over it. An overlay replaces messages; it may not add any. */
export function overlayTree(base: MessageTree, overlay: MessageTree, path = ''): MessageTree {
  const merged: Record<string, string | MessageTree> = { ...base }
  for (const [key, value] of Object.entries(overlay)) {
    const at = path ? `${path}.${key}` : key
    const under = base[key]
    if (under === undefined || typeof under !== typeof value) {
      throw new Error(`The overlay has “${at}”, which replaces no message`)
    }
    merged[key] = typeof value === 'string' ? value : overlayTree(under as MessageTree, value, at)
  }
  return merged
}
