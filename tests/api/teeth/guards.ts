/**
 * The guards behind the server's promises, each with what the code says without it. A guard is found by its
 * text: who changes that line is told to come here, and to show anew that the promise's scenario notices.
 */
export interface Replacement {
  /** From the root of the project. */
  readonly file: string
  readonly guard: string
  readonly without: string
}

export interface Guard {
  readonly takenOut: readonly Replacement[]
  /** The scenario that must find its promise broken; see run-scenario.ts. */
  readonly scenario: string
  /** Where the guard can be seen to be missing. */
  readonly on: 'both' | 'PostgreSQL'
}

const authorization = 'server/services/authorization.ts'
const clients = 'server/services/clients.ts'
const openOffer = 'server/services/open-offer.ts'

export const guards: Readonly<Record<string, Guard>> = {
  'the digest that was shown is compared': {
    scenario: 'grantsWhatWasShown',
    on: 'both',
    takenOut: [
      {
        file: authorization,
        guard: "if (open.version.digest !== digest) throw new Refusal('offer-changed')",
        without: '',
      },
    ],
  },
  'an act checks the relationship': {
    scenario: 'afterRemovalNothingSucceeds',
    on: 'both',
    takenOut: [
      {
        file: 'server/services/mandate.ts',
        guard:
          "if (relationship.state !== 'active' || hasEnded(relationship, deps)) throw new Refusal('relationship-ended')",
        without: '',
      },
    ],
  },
  'the check is in the transaction of the act': {
    scenario: 'removalDuringAnActIsNoticed',
    on: 'both',
    takenOut: [
      { file: clients, guard: 'const { actor: asker } = await', without: 'const asked = await' },
      { file: clients, guard: '`${asker.person.id}:', without: '`${asked.actor.person.id}:' },
      {
        file: clients,
        guard: 'const { actor, mandate, user } = await check(tx)',
        without: 'const { actor, mandate, user } = asked',
      },
    ],
  },
  'an act locks the relationship’s row': {
    scenario: 'afterRemovalNothingSucceeds',
    on: 'PostgreSQL',
    takenOut: [
      {
        file: 'server/store/relationships.ts',
        guard: `.limit(1)
  return tx.traits.lock(query, mode).executeTakeFirst()`,
        without: `.limit(1)
  return query.executeTakeFirst()`,
      },
    ],
  },
  'who waits to remove goes before later acts': {
    scenario: 'removalIsNotPutOff',
    on: 'PostgreSQL',
    takenOut: [
      {
        file: 'server/store/relationships.ts',
        guard: `await tx.traits.passGate(tx.db, gateOf(sides), mode)
  const query`,
        without: 'const query',
      },
    ],
  },
  'verifying checks again in the transaction of the act': {
    scenario: 'verifyingIsStopped',
    on: 'both',
    takenOut: [
      {
        file: 'server/services/client-domains.ts',
        guard: 'const check = (tx: Tx): Promise<Presence> => presenceFor(',
        without: 'let asked; const check = (tx: Tx): Promise<Presence> => asked ??= presenceFor(',
      },
    ],
  },
  'a look-up locks the relationship': {
    scenario: 'lookUpIsStopped',
    on: 'PostgreSQL',
    takenOut: [
      {
        file: 'server/services/lookup.ts',
        guard: 'import { lockNewest } from',
        without: 'import { findActive as lockNewest } from',
      },
    ],
  },
  'who acts is locked in the act': {
    scenario: 'lookUpIsStopped',
    on: 'PostgreSQL',
    takenOut: [
      {
        file: 'server/services/actor.ts',
        guard: "tx.writes && mode !== 'none' ? lockPerson(tx, id, mode) : findPerson(tx, id)",
        without: 'findPerson(tx, id)',
      },
    ],
  },
  'a suspension waits for acts under way': {
    scenario: 'licensingIsStopped',
    on: 'PostgreSQL',
    takenOut: [
      {
        file: 'server/services/mandate.ts',
        guard: "const partner = await lockOrganization(tx, actor.organization.id, 'share')",
        without: 'const partner = await findOrganization(tx, actor.organization.id)',
      },
    ],
  },
  'the suspension of a client waits for acts under way': {
    scenario: 'licensingIsStopped',
    on: 'PostgreSQL',
    takenOut: [
      { file: 'server/services/mandate.ts', guard: "await holdStanding(tx, customerId, 'share')", without: '' },
    ],
  },
  'opening a link only reads': {
    scenario: 'readingChangesNothing',
    on: 'both',
    takenOut: [
      {
        file: authorization,
        guard: `return deps.store.read(async (tx) => {
    const { offer, partner, content } = await openOffer(tx, deps, target)
    const { person, organization } = await actorOf(tx, caller)`,
        without: `return deps.store.transaction(async (tx) => {
    const { offer, partner, content } = await openOffer(tx, deps, target)
    const { person, organization } = await actorOf(tx, caller)
    const at = deps.clock.now().toISOString()
    if (organization) await noteOpeningRow(tx, { offerId: offer.id, personId: person.id, organizationId: organization.id, at })`,
      },
    ],
  },
  'act, record and mail are one transaction': {
    scenario: 'allOrNothing',
    on: 'both',
    takenOut: [
      {
        file: 'server/store/database.ts',
        guard: 'guarded(() => db.transaction().execute((trx) => work({ db: trx, traits, writes: true })))',
        without: 'guarded(() => db.connection().execute((trx) => work({ db: trx as never, traits, writes: true })))',
      },
    ],
  },
  'an idempotency key works once': {
    scenario: 'twiceIsOnce',
    on: 'both',
    takenOut: [{ file: 'server/services/once.ts', guard: 'if (claimed) {', without: 'if (claimed || call.key) {' }],
  },
  'an act names its relationship': {
    scenario: 'actsAreNamed',
    on: 'both',
    takenOut: [
      {
        file: clients,
        guard: `relationshipId: mandate.relationship.id,
        target:`,
        without: `relationshipId: null,
        target:`,
      },
    ],
  },
  'answers of one customer come one after another': {
    scenario: 'twoAdminsAnswerOnce',
    on: 'PostgreSQL',
    takenOut: [
      {
        file: authorization,
        guard: "await lockInGoodStanding(tx, actor.organization.id, 'update')",
        without: '',
      },
    ],
  },
  'suspending waits for answers under way': {
    scenario: 'suspendedIsNotAnswered',
    on: 'PostgreSQL',
    takenOut: [
      {
        file: openOffer,
        guard: "? await lockOrganization(tx, offer.partner_id, 'share')",
        without: '? await findOrganization(tx, offer.partner_id)',
      },
    ],
  },
  'withdrawing waits for answers under way': {
    scenario: 'withdrawnIsNotAnswered',
    on: 'PostgreSQL',
    takenOut: [{ file: openOffer, guard: "lock ? await lockOffer(tx, offerId, 'share') :", without: '' }],
  },
}
