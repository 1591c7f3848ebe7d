import fc from 'fast-check'
import { canonicalJson, sha256, type Json } from '../../../server/services/crypto.ts'
import { contentOf } from '../../../server/services/offers.ts'
import { offerToken } from '../../../server/services/tokens.ts'
import type { Tx } from '../../../server/store/database.ts'
import { offerVersion } from '../../../server/store/offers.ts'
import type { TestHandler } from '../../support/handler.ts'
import type { StoreKind } from '../../support/stores.ts'
import { hold, newKey, offerInput, outcomeOf, people, withServer } from './promise.ts'

/**
 * The first promise: what you see is what you grant. Links and digests of two offers with two versions each
 * are mixed at will; an answer holds for the version whose digest it names, or is refused.
 */

interface SentOffer {
  readonly token: string
  readonly id: string
  /** Digests of its two versions. */
  readonly digests: readonly [string, string]
}

export function grantsWhatWasShown(kind: StoreKind, runs = 60): Promise<void> {
  return withServer(kind, async (server) => {
    const offers = [await sendOffer(server, 'full'), await sendOffer(server, 'limited')] as const
    const digests = [...offers.flatMap((offer) => offer.digests), 'f'.repeat(64), '']
    const mixes = fc.record({
      link: fc.nat({ max: 1 }),
      current: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
      digest: fc.constantFrom(...digests),
    })
    const mixed = fc.asyncProperty(mixes, async ({ link, current, digest }) => {
      await server.deps.store.transaction(async (tx) => {
        await setVersion(tx, offers[0].id, current[0])
        await setVersion(tx, offers[1].id, current[1])
      })
      await answer(server, link === 0 ? offers[0] : offers[1], digest)
    })
    await fc.assert(mixed, { numRuns: runs }).catch((error: unknown) => {
      throw error instanceof Error && error.cause instanceof Error ? error.cause : error
    })
  })
}

async function sendOffer(server: TestHandler, role: 'full' | 'limited'): Promise<SentOffer> {
  const partner = await server.as(people.owner)
  const offer = await partner.offers.send({ ...offerInput, role }, newKey())
  const second = await server.deps.store.transaction(async (tx) => {
    const first = await offerVersion(tx, offer.id, 1)
    const content = canonicalJson({ ...contentOf(first), version: 2, durationDays: 30 } as unknown as Json)
    const digest = await sha256(content)
    await tx.db
      .insertInto('offer_versions')
      .values({ ...first, number: 2, content, digest })
      .execute()
    return digest
  })
  return { id: offer.id, token: await offerToken(server.deps, offer.id), digests: [offer.digest, second] }
}

async function setVersion(tx: Tx, offerId: string, number: number): Promise<void> {
  await tx.db.updateTable('offers').set({ current_version: number }).where('id', '=', offerId).execute()
}

async function answer(server: TestHandler, offer: SentOffer, digest: string): Promise<void> {
  const admin = await server.as(people.admin)
  const shown = await admin.authorization.read(offer.token, 'en')
  let relationshipId = ''
  const outcome = await outcomeOf(
    admin.authorization.authorize(offer.token, { digest, language: 'en' }, newKey()).then((receipt) => {
      relationshipId = receipt.relationshipId ?? ''
      hold(receipt.digest === digest, 'The receipt names another digest than the answer did')
      hold(receipt.access?.role === shown.access?.role, 'The receipt names another role than was shown')
    }),
  )
  if (digest !== shown.digest) {
    hold(outcome !== 'done', 'A version was granted that is not the one behind the link')
    return
  }
  hold(outcome === 'done', `The version that was shown could not be granted: ${outcome}`)
  await server.deps.store.read(async (tx) => {
    const {
      version,
      offer_id,
      digest: kept,
    } = await tx.db.selectFrom('relationships').selectAll().where('id', '=', relationshipId).executeTakeFirstOrThrow()
    const { content } = await offerVersion(tx, offer_id, version)
    hold((await sha256(content)) === digest && kept === digest, 'What is kept is not what was shown')
  })
  await admin.relationships.remove(relationshipId, newKey())
}
