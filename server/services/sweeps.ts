import { sweepIdempotency, sweepOneTimeLinks } from '../store/chores.ts'
import { sweepIdentity } from '../store/identity.ts'
import { sweepEndedSignIns } from '../store/own-sessions.ts'
import type { Chore } from './chores.ts'
import { sessionLimits } from './limits.ts'

const hour = 60
const day = 24 * hour

/** How long it is kept what a command answered: a repeated call after that is a new one. */
export const idempotencyDays = 7

/** How long a link is kept that doesn't work any more. */
const spentLinkDays = 30

const minutesBefore = (now: string, minutes: number): string =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString()

/** What deletes rows that have had their time, so that the tables don't grow. */
export const sweeps: readonly Chore[] = [
  {
    name: 'sweep-sign-ins',
    everyMinutes: 10,
    async run(tx, _deps, now) {
      await sweepIdentity(tx, {
        now,
        sessions: minutesBefore(now, sessionLimits.absoluteMinutes),
        idle: minutesBefore(now, sessionLimits.idleMinutes),
        signIns: minutesBefore(now, 2 * hour),
        tries: minutesBefore(now, day),
      })
      await sweepEndedSignIns(tx, minutesBefore(now, 2 * day))
      return false
    },
  },
  {
    name: 'sweep-idempotency',
    everyMinutes: hour,
    run: (tx, _deps, now) => sweepIdempotency(tx, minutesBefore(now, idempotencyDays * day)),
  },
  {
    name: 'sweep-links',
    everyMinutes: day,
    run: (tx, _deps, now) => sweepOneTimeLinks(tx, minutesBefore(now, spentLinkDays * day)),
  },
]
