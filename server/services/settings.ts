import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import { mailSubjects, type MailSubject } from '../mail/subjects.ts'
import type { MailChoice, OwnSession } from '../shapes.ts'
import { endOtherSessions, endSession, listSessions } from '../store/own-sessions.ts'
import { listMailChoices, markRead, setMailChoice } from '../store/mail-choices.ts'
import { actorOf } from './actor.ts'
import { sessionLimits } from './limits.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'

/** Mails that whoever they are for can't do without. */
const always: readonly MailSubject[] = ['security']

type Choices = { items: z.infer<typeof MailChoice>[] }

async function choicesOf(tx: Parameters<typeof listMailChoices>[0], personId: string): Promise<Choices> {
  const kept = new Map((await listMailChoices(tx, personId)).map(({ subject, mailed }) => [subject, mailed === 1]))
  return {
    items: mailSubjects.map((subject) => ({
      subject,
      mailed: always.includes(subject) || (kept.get(subject) ?? true),
      fixed: always.includes(subject),
    })),
  }
}

/** Which events the signed-in person is mailed about. In the product they see all of them. */
export function listOwnMailChoices(deps: Deps, caller: Caller | null): Promise<Choices> {
  return deps.store.read(async (tx) => choicesOf(tx, (await actorOf(tx, caller)).person.id))
}

export function chooseMails(
  deps: Deps,
  caller: Caller | null,
  input: { choices: readonly { subject: MailSubject; mailed: boolean }[] },
  call: CommandCall,
): Promise<Choices> {
  return deps.store.transaction(async (tx) => {
    const { person } = await actorOf(tx, caller)
    if (input.choices.some(({ subject, mailed }) => !mailed && always.includes(subject))) {
      throw new Refusal('not-allowed')
    }
    await once(tx, person.id, call, deps.clock.now().toISOString(), async () => {
      for (const { subject, mailed } of input.choices) await setMailChoice(tx, person.id, subject, mailed ? 1 : 0)
      return null
    })
    return choicesOf(tx, person.id)
  })
}

/** Marks messages to the signed-in person as read; somebody else's are passed over. */
export async function readMessages(
  deps: Deps,
  caller: Caller | null,
  input: { ids: readonly string[] | null },
  call: CommandCall,
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const { person } = await actorOf(tx, caller)
    const at = deps.clock.now().toISOString()
    await once(tx, person.id, call, at, async () => {
      await markRead(tx, person.id, input.ids, at)
      return null
    })
  })
}

/** Where the signed-in person is signed in, the newest first. */
export function listOwnSessions(deps: Deps, caller: Caller | null): Promise<{ items: z.infer<typeof OwnSession>[] }> {
  return deps.store.read(async (tx) => {
    const { person } = await actorOf(tx, caller)
    const ago = (minutes: number): string => new Date(deps.clock.now().getTime() - minutes * 60_000).toISOString()
    const rows = await listSessions(tx, person.id, {
      created: ago(sessionLimits.absoluteMinutes),
      seen: ago(sessionLimits.idleMinutes),
    })
    return {
      items: rows.map((row) => ({
        id: row.id,
        browser: row.browser,
        system: row.system,
        signedInAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        current: row.id === caller?.sessionId,
      })),
    }
  })
}

/** Ends one of the person's sessions. One that is over already is no trouble. */
export async function endOwnSession(deps: Deps, caller: Caller | null, id: string, call: CommandCall): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const { person } = await actorOf(tx, caller)
    const at = deps.clock.now().toISOString()
    await once(tx, person.id, call, at, async () => {
      await endSession(tx, person.id, id, at)
      return null
    })
  })
}

/** Ends all of the person's sessions but the one that asks. */
export async function endOtherOwnSessions(deps: Deps, caller: Caller | null, call: CommandCall): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const { person } = await actorOf(tx, caller)
    const at = deps.clock.now().toISOString()
    await once(tx, person.id, call, at, async () => {
      await endOtherSessions(tx, person.id, caller?.sessionId ?? '', at)
      return null
    })
  })
}
