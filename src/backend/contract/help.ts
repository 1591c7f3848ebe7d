import type { Language } from '../../lib/languages.ts'
import type { CommandOptions, ReadOptions } from './shared.ts'

export interface FeedbackInput {
  /** The article's id. */
  readonly article: string
  readonly language: Language
  readonly helpful: boolean
  readonly text: string
  /** The answer that this one completes; null for a new one. */
  readonly answer: string | null
}

/** What readers answered, for those who write the articles. */
export interface ArticleFeedback {
  readonly counts: readonly {
    readonly article: string
    readonly language: Language
    readonly answers: number
    readonly helpful: number
  }[]
  /** Answers that say something, newest first. */
  readonly texts: readonly {
    readonly id: string
    readonly article: string
    readonly language: Language
    readonly helpful: boolean
    readonly text: string
    readonly at: string
  }[]
}

/** What readers of the help say. */
export interface HelpPort {
  /** From anybody; who it was is not kept. */
  sendFeedback(input: FeedbackInput, options: CommandOptions): Promise<{ readonly id: string }>
  feedback(options?: ReadOptions): Promise<ArticleFeedback>
}
