import type { z } from '@hono/zod-openapi'
import type { Language } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import type { Terms, TermsInput, TermsVersion } from '../shapes.ts'
import { findTerms, insertTerms, listTerms as termsRows, newestTerms, type TermsView } from '../store/profile.ts'
import { teamActor } from './actor.ts'
import { newId } from './crypto.ts'
import { listQuery, numberOf, toPage } from './lists.ts'
import { once, type CommandCall } from './once.ts'
import { profileOwner } from './profile.ts'
import { countCall } from './rates.ts'
import { Refusal } from './refusal.ts'
import { recordTeamEvent } from './team-events.ts'

/** Versions that a company writes within a quarter of an hour, at most. */
const versionsInWindow = 60

function summaryOf(row: TermsView): z.infer<typeof TermsVersion> {
  return {
    id: row.id,
    language: row.language as Language,
    number: row.number,
    createdAt: row.created_at,
    createdBy: row.creator,
  }
}

const termsOf = (row: TermsView): z.infer<typeof Terms> => ({ ...summaryOf(row), text: row.text })

/** The versions of the company's terms in a language, the newest first, for everybody who works for it. */
export function listTerms(
  deps: Deps,
  caller: Caller | null,
  query: { readonly language: Language; readonly after?: string | undefined },
): Promise<{ items: z.infer<typeof TermsVersion>[]; next: string | null }> {
  const after = numberOf(listQuery(query).after)
  return deps.store.read(async (tx) => {
    const { organization } = await teamActor(tx, caller)
    const rows = await termsRows(tx, { partnerId: organization.id, language: query.language, after })
    return toPage(rows, summaryOf, (row) => ({ value: String(row.number), id: row.id }))
  })
}

export function getTerms(deps: Deps, caller: Caller | null, id: string): Promise<z.infer<typeof Terms>> {
  return deps.store.read(async (tx) => {
    const { organization } = await teamActor(tx, caller)
    const found = await findTerms(tx, id)
    if (found?.partner_id !== organization.id) throw new Refusal('not-found')
    return termsOf(found)
  })
}

/**
 * Writes a new version of the company's terms. Offers that were made keep theirs: each holds its own text, and its digest
 * binds it. The same again is no new version.
 */
export function writeTerms(
  deps: Deps,
  caller: Caller | null,
  input: z.infer<typeof TermsInput>,
  call: CommandCall,
): Promise<z.infer<typeof Terms>> {
  return deps.store.transaction(async (tx) => {
    const actor = await profileOwner(tx, caller)
    const place = { partnerId: actor.organization.id, language: input.language }
    const at = deps.clock.now().toISOString()
    const { id } = await once(tx, actor.person.id, call, at, async () => {
      const before = await newestTerms(tx, place)
      if ((before?.number ?? 0) !== input.basedOn) throw new Refusal('changed-meanwhile')
      if (before?.text === input.text) return { id: before.id }
      await countCall(tx, deps, `terms:${actor.organization.id}`, versionsInWindow)
      const row = {
        id: newId(deps.random),
        partner_id: place.partnerId,
        language: place.language,
        number: input.basedOn + 1,
        text: input.text,
        created_by: actor.person.id,
        created_at: at,
      }
      await insertTerms(tx, row)
      await recordTeamEvent(tx, deps, actor, 'terms-written')
      return { id: row.id }
    })
    const written = await findTerms(tx, id)
    if (!written) throw new Error('The terms that were written are not there')
    return termsOf(written)
  })
}
