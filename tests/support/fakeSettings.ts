/** What somebody settles for themselves, of the backend in memory. */
import type { Backend, MailChoice, OwnSession } from '../../src/backend/contract.ts'
import type { FakeWorld, Operation } from './fakeAnswers.ts'

export const fakeMailChoices: MailChoice[] = [
  ...(['accepted', 'declined', 'removed', 'changed', 'expiring', 'asked', 'requests'] as const).map((subject) => ({
    subject,
    mailed: true,
    fixed: false,
  })),
  { subject: 'security', mailed: true, fixed: true },
]

const times = { signedInAt: '2026-11-20T08:00:00.000Z', lastSeenAt: '2026-11-20T08:59:00.000Z' }

export const fakeSessions: OwnSession[] = [
  { id: 's_1', browser: 'Firefox', system: 'Windows', current: true, ...times },
  { id: 's_2', browser: 'Safari', system: 'iPhone', current: false, ...times },
  { id: 's_3', browser: null, system: null, current: false, ...times },
]

export function settingsAnswers(world: FakeWorld, operation: Operation): Backend['settings'] {
  return {
    readMessages: operation<Backend['settings']['readMessages']>('settings.readMessages', (ids) => {
      world.messages = world.messages.map((message) =>
        ids === null || ids.includes(message.id) ? { ...message, read: true } : message,
      )
      if (world.session) {
        world.session = { ...world.session, unread: world.messages.filter(({ read }) => !read).length }
      }
    }),
    mailChoices: operation<Backend['settings']['mailChoices']>('settings.mailChoices', () => world.mailChoices),
    chooseMails: operation<Backend['settings']['chooseMails']>('settings.chooseMails', (choices) => {
      world.mailChoices = world.mailChoices.map((choice) => ({
        ...choice,
        mailed: choices.find(({ subject }) => subject === choice.subject)?.mailed ?? choice.mailed,
      }))
      return world.mailChoices
    }),
    sessions: operation<Backend['settings']['sessions']>('settings.sessions', () => world.sessions),
    endSession: operation<Backend['settings']['endSession']>('settings.endSession', (id) => {
      world.sessions = world.sessions.filter((session) => session.id !== id)
    }),
    endOtherSessions: operation<Backend['settings']['endOtherSessions']>('settings.endOtherSessions', () => {
      world.sessions = world.sessions.filter(({ current }) => current)
    }),
  }
}
