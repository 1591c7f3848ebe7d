import { createApp } from '../../../server/app.ts'
import { inputs, requestOf } from '../../support/matrix-calls.ts'
import { arrangeState, type Arranged } from '../../support/matrix-run.ts'
import {
  createDatabase,
  dump,
  rehearsal,
  wrapStore,
  type Store,
  type StoreKind,
  type Tx,
} from '../../support/stores.ts'
import { hold } from './promise.ts'

/**
 * The fourth promise: an act, its record and its mail are one transaction. Each act is made to fail at each of its
 * writes in turn, and at the commit: nothing of it is left.
 */

interface Act {
  readonly operation: string
  readonly target: string
  readonly actor: string
  readonly state: string
  /** What has to be written in the one transaction; the act would not be done without it. */
  readonly writes: readonly string[]
}

const shown = 'the version that was shown'
const acts: readonly Act[] = [
  {
    operation: 'authorizePartner',
    target: shown,
    actor: 'admin',
    state: 'never',
    writes: ['relationships', 'answers', 'activities', 'outbox', 'idempotency', 'admin_requests'],
  },
  {
    operation: 'declineOffer',
    target: shown,
    actor: 'admin',
    state: 'never',
    writes: ['answers', 'activities', 'outbox'],
  },
  {
    operation: 'removePartner',
    target: 'the relationship',
    actor: 'admin',
    state: 'full',
    writes: ['relationships', 'on_behalf_sessions', 'activities', 'outbox'],
  },
  {
    operation: 'changeRelationship',
    target: 'the relationship, to limited',
    actor: 'admin',
    state: 'full',
    writes: ['relationships', 'people', 'activities', 'outbox', 'idempotency'],
  },
  { operation: 'setGuard', target: '', actor: 'admin', state: 'full', writes: ['guards', 'activities'] },
  {
    operation: 'forgetOffer',
    target: 'an offer that somebody there opened',
    actor: 'admin',
    state: 'full',
    writes: ['offer_openings'],
  },
  {
    operation: 'resetClientPassword',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'sessions', 'activities', 'idempotency'],
  },
  {
    operation: 'enterClient',
    target: 'the customer',
    actor: 'owner',
    state: 'full',
    writes: ['on_behalf_sessions', 'activities', 'idempotency'],
  },
  {
    operation: 'leaveClient',
    target: 'the customer',
    actor: 'helpdesk',
    state: 'full',
    writes: ['on_behalf_sessions', 'activities'],
  },
  {
    operation: 'addClientUser',
    target: 'the customer',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'license_assignments', 'activities', 'idempotency'],
  },
  {
    operation: 'editClientUser',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'activities', 'idempotency'],
  },
  {
    operation: 'setClientUserBlocked',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'sessions', 'activities'],
  },
  {
    operation: 'assignAdminRole',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['people', 'activities'],
  },
  {
    operation: 'setLicenses',
    target: 'a person without an admin role',
    actor: 'owner',
    state: 'full',
    writes: ['license_assignments', 'activities'],
  },
  {
    operation: 'addClientDomain',
    target: 'the customer',
    actor: 'owner',
    state: 'full',
    writes: ['domains', 'activities'],
  },
  {
    operation: 'verifyClientDomain',
    target: 'a domain to be verified',
    actor: 'owner',
    state: 'full',
    writes: ['domains', 'activities'],
  },
  {
    operation: 'removeClientDomain',
    target: 'a domain to be verified',
    actor: 'owner',
    state: 'full',
    writes: ['domains', 'activities'],
  },
  {
    operation: 'createServiceRequest',
    target: 'the customer',
    actor: 'owner',
    state: 'full',
    writes: ['service_requests', 'service_request_entries', 'activities'],
  },
  {
    operation: 'answerServiceRequest',
    target: 'the partner’s request',
    actor: 'owner',
    state: 'full',
    writes: ['service_requests', 'service_request_entries', 'activities'],
  },
  {
    operation: 'setServiceRequestState',
    target: 'the partner’s request',
    actor: 'admin',
    state: 'full',
    writes: ['service_requests', 'service_request_entries', 'activities'],
  },
  { operation: 'sendOffer', target: '', actor: 'seller', state: 'full', writes: ['offers', 'offer_versions'] },
  {
    operation: 'addOfferLinks',
    target: 'the partner’s offer',
    actor: 'seller',
    state: 'full',
    writes: ['offer_links', 'idempotency'],
  },
  {
    operation: 'reviseOffer',
    target: 'the partner’s offer',
    actor: 'owner',
    state: 'full',
    writes: ['offers', 'offer_versions'],
  },
  {
    operation: 'sendReminders',
    target: 'the partner’s tagged link',
    actor: 'owner',
    state: 'full',
    writes: ['offer_links', 'outbox', 'idempotency'],
  },
  { operation: 'withdrawOffer', target: 'the partner’s offer', actor: 'owner', state: 'full', writes: ['offers'] },
  {
    operation: 'noteOpening',
    target: 'a tagged link',
    actor: 'user',
    state: 'never',
    writes: ['offer_openings', 'offer_link_openings', 'offer_links'],
  },
  { operation: 'noteOpening', target: 'the partner’s link', actor: 'user', state: 'never', writes: ['offer_openings'] },
  {
    operation: 'askAdmin',
    target: 'the partner’s link',
    actor: 'user admin',
    state: 'never',
    writes: ['admin_requests', 'activities', 'outbox', 'idempotency'],
  },
  {
    operation: 'remindAdmin',
    target: 'the partner’s link, which was asked about',
    actor: 'user',
    state: 'never',
    writes: ['admin_requests', 'activities', 'outbox', 'idempotency'],
  },
  {
    operation: 'reportOffer',
    target: 'the partner’s link',
    actor: 'stranger',
    state: 'full',
    writes: ['offer_reports'],
  },
  {
    operation: 'setOfferReportHandled',
    target: 'a report',
    actor: 'operator',
    state: 'full',
    writes: ['offer_reports', 'idempotency'],
  },
  { operation: 'setClientNote', target: 'the customer', actor: 'seller', state: 'full', writes: ['client_notes'] },
  {
    operation: 'setProfileContact',
    target: 'what was shown of the partner',
    actor: 'owner',
    state: 'full',
    writes: ['organizations', 'team_log', 'idempotency'],
  },
  {
    operation: 'setListing',
    target: 'what was shown of the partner',
    actor: 'owner',
    state: 'full',
    writes: ['directory_entries', 'team_log', 'idempotency'],
  },
  {
    operation: 'writeTerms',
    target: 'the first in a language',
    actor: 'owner',
    state: 'full',
    writes: ['partner_terms', 'team_log', 'idempotency'],
  },
  {
    operation: 'resetOwnPassword',
    target: 'a global admin of the customer',
    actor: 'second admin',
    state: 'full',
    writes: ['people', 'sessions', 'activities', 'outbox', 'idempotency'],
  },
  {
    operation: 'setOwnUserBlocked',
    target: 'a global admin of the customer',
    actor: 'second admin',
    state: 'full',
    writes: ['people', 'sessions', 'activities', 'idempotency'],
  },
  { operation: 'setLanguage', target: '', actor: 'user', state: 'full', writes: ['people'] },
  { operation: 'addOrganization', target: '', actor: 'operator', state: 'full', writes: ['organizations', 'people'] },
  { operation: 'setSuspended', target: 'the partner', actor: 'operator', state: 'full', writes: ['organizations'] },
  {
    operation: 'setCertified',
    target: 'the partner',
    actor: 'operator',
    state: 'uncertified',
    writes: ['organizations'],
  },
  {
    operation: 'setUp',
    target: 'the link of the first start',
    actor: 'stranger',
    state: 'full',
    writes: ['one_time_links', 'people'],
  },
  { operation: 'listClientUsers', target: 'the customer', actor: 'owner', state: 'full', writes: ['activities'] },
]

const writing = new Set(['insertInto', 'updateTable', 'deleteFrom'])

/** The transaction with each write announced, and so refused if `onWrite` throws. */
function announced(tx: Tx, onWrite: (table: string) => void): Tx {
  const db = new Proxy(tx.db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        if (writing.has(String(name))) onWrite(String(args[0]))
        return Reflect.apply(value, target, args)
      }
    },
  })
  return { ...tx, db }
}

/** A store in which the write of a number fails; one after the last is the commit. */
function failingAt(store: Store, number: number, written: string[]): Store {
  return wrapStore(store, async (work, tx) => {
    const announce = (table: string): void => {
      written.push(table)
      if (written.length === number) throw new Error('This write fails')
    }
    const result = await work(announced(tx, announce))
    if (written.length > 0 && written.length === number - 1) throw new Error('This commit fails')
    return result
  })
}

async function run(arranged: Arranged, act: Act, store: Store): Promise<number> {
  const input = inputs[act.operation]?.[act.target]
  if (!input) throw new Error(`${act.operation} has no target "${act.target}"`)
  const handler = createApp({ ...arranged.server.deps, store })
  const caller = arranged.callers.get(act.actor) ?? null
  return (await handler.fetch(requestOf(act.operation, input(arranged.facts)), { caller })).status
}

export async function allOrNothing(kind: StoreKind): Promise<void> {
  for (const state of new Set(acts.map((act) => act.state))) {
    const database = await createDatabase(kind)
    try {
      const arranged = await arrangeState(database.open(), state)
      for (const act of acts.filter((one) => one.state === state)) await failEverywhere(arranged, act)
    } finally {
      await database.remove()
    }
  }
}

async function failEverywhere(arranged: Arranged, act: Act): Promise<void> {
  const { store } = arranged.server.deps
  const before = JSON.stringify(await dump(store))
  const untouched = async (): Promise<boolean> => JSON.stringify(await dump(store)) === before

  const all: string[] = []
  const status = await run(arranged, act, failingAt(rehearsal(store), Infinity, all))
  hold(status < 300, `${act.operation} was answered with ${status}`)
  hold(await untouched(), `${act.operation} was taken back, and left something`)
  const missing = act.writes.find((table) => !all.includes(table))
  hold(missing === undefined, `${act.operation} does not write ${missing ?? ''}`)

  for (let number = 1; number <= all.length + 1; number++) {
    const what = all[number - 1] ?? 'its commit'
    const failed = await run(arranged, act, failingAt(store, number, []))
    hold(failed === 500, `${act.operation} was answered with ${failed} although ${what} failed`)
    hold(await untouched(), `${act.operation} left something although ${what} failed`)
  }
}
