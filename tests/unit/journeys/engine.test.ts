import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkRows,
  enter,
  firstIncomplete,
  nextPage,
  pagesOf,
  previousPage,
  progressOf,
  stepsOf,
} from '../../../src/journeys/engine.ts'
import type { Journey, Step, StepKind } from '../../../src/journeys/types.ts'

type Answers = Record<string, boolean>
type Context = Record<string, boolean>

const stepOf = (id: string, kind: StepKind): Step<Answers, Context> => ({
  id,
  kind,
  route: null,
  condition: (context) => context[id] !== false,
  complete: (answers) => answers[id] === true,
  asks: [`${id}-1`, `${id}-2`],
})

const journeyOf = (steps: readonly Step<Answers, Context>[]): Journey<Answers, Context> => ({
  id: 'made-up',
  steps,
  endings: ['done'],
  start: () => ({}),
  parse: () => null,
})

const three = journeyOf([
  stepOf('go', 'move'),
  stepOf('a', 'page'),
  stepOf('b', 'page'),
  stepOf('c', 'page'),
  stepOf('mail', 'outside'),
])

describe('the engine of journeys', () => {
  it('shows pages in a wizard and all steps in an article', () => {
    expect(stepsOf(three, {}).map(({ id }) => id)).toEqual(['go', 'a', 'b', 'c', 'mail'])
    expect(pagesOf(three, { b: false }).map(({ id }) => id)).toEqual(['a', 'c'])
  })

  it('computes progress from the context', () => {
    expect(progressOf(three, {}, 'b')).toEqual({ number: 2, total: 3 })
    expect(progressOf(three, { a: false }, 'b')).toEqual({ number: 1, total: 2 })
    expect(progressOf(three, {}, 'done')).toEqual({ number: 0, total: 3 })
  })

  it('leads somebody who jumps ahead to the first page that is not answered', () => {
    expect(enter(three, {}, {}, 'c')).toBe('a')
    expect(enter(three, {}, { a: true }, 'c')).toBe('b')
    expect(enter(three, {}, { a: true, b: true }, 'c')).toBe('c')
    expect(enter(three, {}, { a: true, b: true }, 'a')).toBe('a')
    expect(enter(three, {}, { a: true }, 'go')).toBe('b')
    expect(enter(three, {}, {}, 'constructor')).toBe('a')
  })

  it('always shows an ending', () => {
    expect(enter(three, {}, {}, 'done')).toBe('done')
    expect(nextPage(three, {}, 'done')).toBeNull()
    expect(previousPage(three, {}, 'done')).toBeNull()
  })

  it('lists the answers to check in the order of the pages', () => {
    expect(checkRows(three, { a: false, c: false })).toEqual([
      { step: 'b', answer: 'b-1' },
      { step: 'b', answer: 'b-2' },
    ])
  })

  it('refuses a context without any page', () => {
    expect(() => firstIncomplete(three, { a: false, b: false, c: false }, {})).toThrow('made-up')
  })
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const kinds: readonly StepKind[] = ['page', 'move', 'outside']
const cases = fc
  .record({
    kinds: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: ids.length }),
    hidden: fc.subarray([...ids]),
    done: fc.subarray([...ids]),
    wanted: fc.oneof(fc.constantFrom(...ids), fc.constant('done'), fc.string()),
  })
  .map(({ kinds: chosen, hidden, done, wanted }) => ({
    journey: journeyOf(chosen.map((kind, place) => stepOf(ids[place] ?? 'a', kind))),
    context: Object.fromEntries(hidden.map((id) => [id, false])) as Context,
    answers: Object.fromEntries(done.map((id) => [id, true])) as Answers,
    wanted,
  }))
  .filter(({ journey, context }) => pagesOf(journey, context).length > 0)

describe('for every journey, context and answers', () => {
  it('no page is entered while a page before it is unanswered', () => {
    fc.assert(
      fc.property(cases, ({ journey, context, answers, wanted }) => {
        const entered = enter(journey, context, answers, wanted)
        if (entered === 'done') return
        const pages = pagesOf(journey, context).map(({ id }) => id)
        expect(pages).toContain(entered)
        const before = pages.slice(0, pages.indexOf(entered))
        expect(before.every((id) => answers[id] === true)).toBe(true)
      }),
    )
  })

  it('entering is settled at once: the page entered may be entered', () => {
    fc.assert(
      fc.property(cases, ({ journey, context, answers, wanted }) => {
        const entered = enter(journey, context, answers, wanted)
        expect(enter(journey, context, answers, entered)).toBe(entered)
      }),
    )
  })

  it('next and previous undo each other, and progress counts by one', () => {
    fc.assert(
      fc.property(cases, ({ journey, context }) => {
        for (const { id } of pagesOf(journey, context)) {
          const next = nextPage(journey, context, id)
          if (next === null) continue
          expect(previousPage(journey, context, next)).toBe(id)
          const { number } = progressOf(journey, context, id)
          expect(progressOf(journey, context, next).number).toBe(number + 1)
        }
      }),
    )
  })

  it('going on from page to page, answering each, reaches the last', () => {
    fc.assert(
      fc.property(cases, ({ journey, context, answers }) => {
        const given = { ...answers }
        const pages = pagesOf(journey, context)
        let page: string | null = firstIncomplete(journey, context, given)
        for (let turn = 0; page !== null; turn += 1) {
          expect(turn).toBeLessThan(pages.length)
          given[page] = true
          page = nextPage(journey, context, page)
        }
        expect(firstIncomplete(journey, context, given)).toBe(pages.at(-1)?.id)
      }),
    )
  })
})
