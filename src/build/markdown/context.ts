/** What the text of one article may refer to, and how it says what is wrong. */
export interface MarkdownContext {
  /** The cloud that is built, and all that there are. */
  readonly cloud: string
  readonly clouds: readonly string[]
  say(key: string): string
  /** A word of the product; null where there is none of that name. */
  label(key: string): string | null
  product(name: string): string | null
  /** The HTML of a journey's steps; null where there is no such journey. */
  steps(journey: string): string | null
  /** The address that a link of the article stands for; null where there is nothing. */
  link(kind: LinkKind, target: string): string | null
  /** Of a line of the text, counted from 0. */
  problem(line: number, what: string): Error
}

export type LinkKind = 'article' | 'page' | 'cloud'
