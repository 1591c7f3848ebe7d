import type { Deps } from '../deps.ts'
import type { teamEvents } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { insertTeamEvent } from '../store/team.ts'
import type { PartnerActor } from './actor.ts'
import { newId } from './crypto.ts'

/** Records what an owner did to the company itself, in the transaction of the act. It is about nobody else. */
export async function recordTeamEvent(
  tx: Tx,
  deps: Deps,
  { organization, person }: PartnerActor,
  event: (typeof teamEvents)[number],
): Promise<void> {
  await insertTeamEvent(tx, {
    id: newId(deps.random),
    organization_id: organization.id,
    at: deps.clock.now().toISOString(),
    event,
    actor_id: person.id,
    target_id: person.id,
    access: null,
    role: null,
  })
}
