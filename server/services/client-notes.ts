import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import type { Caller, Deps } from '../deps.ts'
import type { ClientNote, ClientNoteInput } from '../shapes.ts'
import { findNote, writeNote, type NoteView } from '../store/client-notes.ts'
import type { Tx } from '../store/database.ts'
import { findOrganization, type OrganizationRow } from '../store/organizations.ts'
import { hasBeenClient } from '../store/relationships.ts'
import { partnerActor, type PartnerActor } from './actor.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'

type Note = z.infer<typeof ClientNote>

/**
 * The partner's note about a client, or about one that it had: it is the partner's own, so it doesn't end with the
 * relationship, and the customer never sees it.
 */
export function getClientNote(deps: Deps, caller: Caller | null, customerId: string): Promise<Note> {
  return deps.store.read(async (tx) => {
    const actor = await partnerActor(tx, caller)
    const customer = await knownCustomer(tx, actor, customerId)
    return noteOf(customer, await findNote(tx, { partnerId: actor.organization.id, customerId }))
  })
}

/** Writes a note, unless somebody else has written since the version that this one was made from. */
export function setClientNote(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  input: z.infer<typeof ClientNoteInput>,
  call: CommandCall,
): Promise<Note> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    const customer = await knownCustomer(tx, actor, customerId)
    const at = deps.clock.now().toISOString()
    return once(tx, actor.person.id, call, at, async () => {
      const version = input.version + 1
      const written = await writeNote(tx, {
        partner_id: actor.organization.id,
        customer_id: customerId,
        text: input.text,
        folded: fold(input.text),
        version,
        written_by: actor.person.id,
        written_at: at,
      })
      if (!written) throw new Refusal('note-changed')
      return {
        customer: nameOf(customer),
        text: input.text,
        version,
        writtenBy: actor.person.name,
        writtenAt: at,
      }
    })
  })
}

/** A customer that never granted anything is as unknown as one that does not exist. */
async function knownCustomer(tx: Tx, actor: PartnerActor, customerId: string): Promise<OrganizationRow> {
  const known = await hasBeenClient(tx, { partnerId: actor.organization.id, customerId })
  const customer = known ? await findOrganization(tx, customerId) : undefined
  if (!customer) throw new Refusal('not-found')
  return customer
}

const nameOf = ({ id, name, domain }: OrganizationRow): Note['customer'] => ({ id, name, domain })

function noteOf(customer: OrganizationRow, row: NoteView | undefined): Note {
  return {
    customer: nameOf(customer),
    text: row?.text ?? '',
    version: row?.version ?? 0,
    writtenBy: row?.writer ?? null,
    writtenAt: row?.written_at ?? null,
  }
}
