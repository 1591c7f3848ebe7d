/** Keeps the answers of a journey that isn't finished, so that a reload or a sign-in in the middle loses nothing. */
import { readStored, writeStored } from '../lib/storage.ts'
import { asRecord } from './read.ts'
import type { Journey } from './types.ts'

/** Where answers are kept. A store that is full or forbidden takes nothing, and says so. */
export interface AnswerStore {
  readonly read: (key: string) => string | null
  /** Null removes what is there. Says whether the store did it. */
  readonly write: (key: string, text: string | null) => boolean
}

/** Whose answers to what. */
export interface JourneyOwner {
  readonly person: string
  /** What the journey is about, where there can be several: an offer's token, a relationship's id. */
  readonly subject?: string | undefined
}

export interface AnswerKeeper {
  /** The answers as they were kept, or those of somebody who hasn't begun. */
  read<A, C>(journey: Journey<A, C>, owner: JourneyOwner): A
  keep<A, C>(journey: Journey<A, C>, owner: JourneyOwner, answers: A): void
  clear<A, C>(journey: Journey<A, C>, owner: JourneyOwner): void
}

/** Each tab has a session storage of its own, which a reload and a sign-in in the middle leave as it is. */
export const tabStore: AnswerStore = {
  read: (key) => readStored('sessionStorage', key),
  write: (key, text) => writeStored('sessionStorage', key, text),
}

/** Changes when answers that were kept before can't be understood any more. */
const format = 1

export function encodeAnswers<A>(answers: A): string {
  return JSON.stringify({ format, answers })
}

/** The answers in a kept text; null for anything that this journey didn't write itself. */
export function decodeAnswers<A, C>(journey: Journey<A, C>, text: string | null): A | null {
  if (text === null) return null
  try {
    const kept = asRecord(JSON.parse(text))
    return kept?.['format'] === format ? journey.parse(kept['answers']) : null
  } catch {
    return null
  }
}

/** The name under which answers are kept. Each part is encoded, so that no two owners share one. */
export function answersKey(journeyId: string, { person, subject = '' }: JourneyOwner): string {
  return ['mandate-journey', journeyId, person, subject].map((part) => encodeURIComponent(part)).join(':')
}

/** A keeper over a store; what the store doesn't take is kept until the page is left. */
export function createKeeper(store: AnswerStore = tabStore): AnswerKeeper {
  const memory = new Map<string, string>()
  return {
    read: (journey, owner) => {
      const key = answersKey(journey.id, owner)
      return decodeAnswers(journey, memory.get(key) ?? store.read(key)) ?? journey.start()
    },
    keep: (journey, owner, answers) => {
      const key = answersKey(journey.id, owner)
      const text = encodeAnswers(answers)
      // What memory has is newer than what a full store still has: it is read first, and dropped once stored.
      if (store.write(key, text)) memory.delete(key)
      else memory.set(key, text)
    },
    clear: (journey, owner) => {
      const key = answersKey(journey.id, owner)
      memory.delete(key)
      store.write(key, null)
    },
  }
}
