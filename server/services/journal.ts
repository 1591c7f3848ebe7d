import type { Language } from '../../src/lib/languages.ts'
import { fold } from '../../src/lib/fold.ts'
import { isLanguage } from '../../src/lib/languages.ts'
import type { Deps } from '../deps.ts'
import { renderMail, type MailContent } from '../mail/render.ts'
import { subjectOf } from '../mail/subjects.ts'
import type { activityEvents } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import type { PersonRow } from '../store/people.ts'
import { whoMuted } from '../store/mail-choices.ts'
import { enqueueMail, insertActivity } from '../store/records.ts'
import type { Actor } from './actor.ts'
import { newId } from './crypto.ts'

export type ActivityEvent = (typeof activityEvents)[number]

export interface ActivityNote {
  readonly event: ActivityEvent
  readonly actor: Actor
  readonly side: 'partner' | 'customer'
  readonly customerId: string
  readonly partnerId: string | null
  readonly relationshipId: string | null
  readonly target?: { readonly id: string; readonly name: string } | undefined
  /** What the person who acts wrote about it, for the customer. */
  readonly detail?: string | undefined
  /** What else there is to say of it, a name and a text each; see `Activity.facts`. */
  readonly facts?: Readonly<Record<string, string>> | undefined
}

/** Records an act in the transaction of the act: without its record, it did not happen. Returns the record's id. */
export async function note(tx: Tx, deps: Deps, entry: ActivityNote): Promise<string> {
  const id = newId(deps.random)
  await insertActivity(tx, {
    id,
    at: deps.clock.now().toISOString(),
    event: entry.event,
    customer_id: entry.customerId,
    partner_id: entry.partnerId,
    relationship_id: entry.relationshipId,
    actor_id: entry.actor.person.id,
    actor_organization_id: entry.actor.organization?.id ?? null,
    actor_side: entry.side,
    target_id: entry.target?.id ?? null,
    target_name: entry.target?.name ?? '',
    detail: entry.detail ?? '',
    folded: fold(entry.target?.name ?? ''),
    facts: JSON.stringify(entry.facts ?? {}),
  })
  return id
}

/**
 * Tells each recipient, in their own language, in the transaction of the act: by a message in the product, and by
 * mail where they didn't choose otherwise.
 */
export async function tell(
  tx: Tx,
  deps: Deps,
  eventId: string,
  recipients: readonly PersonRow[],
  contentFor: (language: Language) => MailContent,
): Promise<void> {
  const now = deps.clock.now().toISOString()
  const kind = contentFor(deps.cloud.defaultLanguage).kind
  const muted = await whoMuted(
    tx,
    recipients.map(({ id }) => id),
    subjectOf(kind),
  )
  for (const person of recipients) {
    const language = languageOf(person, deps)
    const content = contentFor(language)
    const mail = renderMail(language, content, person.name, deps.publicUrl)
    await enqueueMail(tx, {
      id: newId(deps.random),
      event_id: eventId,
      recipient_id: person.id,
      to_name: person.name,
      to_address: person.email,
      language,
      subject: mail.subject,
      body: mail.text,
      // Who wants no mail about this reads it in the product only.
      state: muted.has(person.id) ? 'muted' : 'queued',
      kind,
      path: content.url.startsWith(`${deps.publicUrl}/`) ? content.url.slice(deps.publicUrl.length) : '',
      next_attempt_at: now,
      created_at: now,
      sent_at: null,
      last_error: null,
    })
  }
}

export function languageOf(person: PersonRow, deps: Deps): Language {
  return isLanguage(person.language) ? person.language : deps.cloud.defaultLanguage
}
