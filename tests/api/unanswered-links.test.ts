import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fold } from '../../src/lib/fold.ts'
import type { Backend, Offer, UnansweredLink, UnansweredOptions } from '../../src/backend/contract.ts'
import { unansweredLinks } from '../../server/store/migrations/unanswered-links.ts'
import { insertLinks } from '../../server/store/offer-links.ts'
import { unansweredPage } from '../../server/store/unanswered-links.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { newKey, offerInput, outcomeOf, people, tokenOf } from './promises/promise.ts'

const rowOf = (recipient: string, email = '') => ({ recipient, email, language: '' })

async function all(owner: Backend, options: UnansweredOptions = {}): Promise<UnansweredLink[]> {
  const items: UnansweredLink[] = []
  let after: string | undefined
  do {
    const page = await owner.offerLinks.unanswered({ ...options, after })
    items.push(...page.items)
    after = page.next ?? undefined
  } while (after)
  return items
}

describeStores('links that nobody has answered', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let server: TestHandler
  let owner: Backend
  let admin: Backend
  let otherAdmin: Backend
  let offers: Offer[]

  beforeAll(async () => {
    server = await testHandler({ store: database().open() })
    offers = []
  })
  beforeEach(async () => {
    // What the tests before left is taken back, so that each has only its own.
    owner = await server.as(people.owner)
    admin = await server.as(people.admin)
    otherAdmin = await server.as(people.otherAdmin)
    for (const { id } of (await owner.offers.list({ state: 'open' })).items) await owner.offers.withdraw(id, newKey())
    offers = []
    for (const name of ['Care', 'Trial']) offers.push(await owner.offers.send({ ...offerInput, name }, newKey()))
  })
  afterAll(() => {
    expect(server.faults).toEqual([])
  })

  const offerAt = (place: number): Offer => {
    const offer = offers[place]
    if (!offer) throw new Error(`There is no offer ${place}`)
    return offer
  }
  const add = async (offer: Offer, ...names: string[]) => {
    const rows = names.map((name) => rowOf(name, `${name.toLowerCase().replaceAll(' ', '-')}@mail.example`))
    return (await owner.offerLinks.add(offer.id, rows, newKey())).links
  }
  const names = async (options: UnansweredOptions = {}): Promise<string[]> =>
    (await all(owner, options)).map(({ link }) => link.recipient)

  it('are those of every open offer, and of no other partner; what is settled is not among them', async () => {
    const [answered, stopped] = await add(offerAt(0), 'Answered', 'Stopped', 'Silent')
    await add(offerAt(1), 'Elsewhere')
    expect(await names()).toEqual(expect.arrayContaining(['Answered', 'Stopped', 'Silent', 'Elsewhere']))
    const answer = { digest: offerAt(0).digest, language: 'en', reason: '' } as const
    await admin.authorization.decline(tokenOf(answered ?? { url: '' }), answer, newKey())
    await owner.offerLinks.stop(offerAt(0).id, stopped?.id ?? '', newKey())
    expect((await names()).sort()).toEqual(['Elsewhere', 'Silent'])
    const page = await owner.offerLinks.unanswered()
    expect(page.items.map(({ offer }) => offer.name).sort()).toEqual(['Care', 'Trial'])
    // As the overview counts them.
    expect(page.count).toEqual({ count: 2, more: false })
    expect((await owner.clients.overview()).unansweredLinks).toEqual(page.count)

    await owner.offers.withdraw(offerAt(1).id, newKey())
    expect(await names()).toEqual(['Silent'])
    await owner.offers.setExpiry(offerAt(0).id, new Date(server.clock.now().getTime() + 60_000).toISOString(), newKey())
    server.clock.advance(61_000)
    expect(await names()).toEqual([])
    expect((await owner.offerLinks.unanswered()).count).toEqual({ count: 0, more: false })
  })

  it('are found by recipient, by e-mail, and by the company that opened them; and narrowed by state', async () => {
    const [opened] = await add(offerAt(0), 'Someone', 'Åse 100%')
    await otherAdmin.authorization.noteOpening(tokenOf(opened ?? { url: '' }), newKey())
    expect(await names({ search: 'ASE 100%' })).toEqual(['Åse 100%'])
    expect(await names({ search: 'someone@mail' })).toEqual(['Someone'])
    expect(await names({ search: 'Harbor & F' })).toEqual(['Someone'])
    expect(await names({ search: '_' })).toEqual([])
    expect((await owner.offerLinks.unanswered({ search: 'harbor' })).count).toEqual({ count: 1, more: false })
    expect(await names({ state: 'waiting' })).toEqual(['Åse 100%'])
    const [found] = await all(owner, { state: 'opened' })
    expect(found).toMatchObject({
      link: { recipient: 'Someone', state: 'opened' },
      lastOpenedAt: server.clock.now().toISOString(),
      lastOpenedBy: 'Harbor & Finch Ltd',
    })
  })

  it('are read those that were made first, or those that were opened last; each once, page by page', async () => {
    for (let hour = 0; hour < 6; hour += 1) {
      await add(offerAt(hour % 2), ...Array.from({ length: 10 }, (_, index) => `Link ${hour}-${index}`))
      server.clock.advance(3_600_000)
    }
    owner = await server.as(people.owner)
    const oldest = await all(owner)
    expect(oldest.map(({ link }) => link.createdAt)).toEqual(oldest.map(({ link }) => link.createdAt).sort())
    expect(new Set(oldest.map(({ link }) => link.id)).size).toBe(60)

    const [first, second] = [oldest[40], oldest[10]]
    const open = async (link: UnansweredLink | undefined): Promise<void> => {
      server.clock.advance(1000)
      await (await server.as(people.admin)).authorization.noteOpening(tokenOf(link?.link ?? { url: '' }), newKey())
    }
    for (const link of [first, second, first]) await open(link)
    owner = await server.as(people.owner)
    const opened = await all(owner, { sort: 'opened' })
    expect(opened.slice(0, 2).map(({ link }) => link.id)).toEqual([first?.link.id, second?.link.id])
    // Opened again, it is the last that was; when it first was stays.
    expect(opened[0]?.lastOpenedAt).toBe(server.clock.now().toISOString())
    expect(opened[0]?.link.openedAt).not.toBe(opened[0]?.lastOpenedAt)
    expect(new Set(opened.map(({ link }) => link.id)).size).toBe(60)
    expect(opened.slice(2).every(({ lastOpenedAt }) => lastOpenedAt === null)).toBe(true)
  })

  it('are known also where they were there before the list was', async () => {
    const [opened] = await add(offerAt(0), 'Opened before', 'Never')
    await admin.authorization.noteOpening(tokenOf(opened ?? { url: '' }), newKey())
    const before = await all(owner, { sort: 'opened' })
    await server.deps.store.transaction(async ({ db, traits }) => {
      for (const sort of ['oldest', 'opened']) await db.schema.dropIndex(`offer_links_unanswered_${sort}`).execute()
      for (const column of ['partner_id', 'last_opened_at']) {
        await db.schema.alterTable('offer_links').dropColumn(column).execute()
      }
      await unansweredLinks(traits).up(db)
    })
    expect(await all(owner, { sort: 'opened' })).toEqual(before)
    expect(before).toHaveLength(2)
  })

  it('are reminded of several at once, by the rules of each', async () => {
    const made = [...(await add(offerAt(0), 'One', 'Two')), ...(await add(offerAt(1), 'Three'))]
    const { links: mute } = await owner.offerLinks.add(offerAt(0).id, [rowOf('Mute')], newKey())
    const ids = [...made, ...mute].map(({ id }) => id)
    expect(await owner.offerLinks.remindSeveral(ids, newKey()), 'too soon').toEqual({ sent: 0, skipped: 4 })
    server.clock.advanceDays(3)
    const key = newKey()
    expect(await owner.offerLinks.remindSeveral([...ids, ...ids], key)).toEqual({ sent: 3, skipped: 1 })
    // Twice is once; and once is enough for three days.
    expect(await owner.offerLinks.remindSeveral([...ids, ...ids], key)).toEqual({ sent: 3, skipped: 1 })
    expect(await owner.offerLinks.remindSeveral(ids, newKey())).toEqual({ sent: 0, skipped: 4 })
    const [row] = await all(owner, { search: 'three' })
    expect(row?.link).toMatchObject({
      reminders: 1,
      reminding: 'too-soon',
      remindedAt: server.clock.now().toISOString(),
    })

    // One that can't be answered any more is left out, and hinders no other.
    server.clock.advanceDays(3)
    await owner.offers.withdraw(offerAt(1).id, newKey())
    expect(await owner.offerLinks.remindSeveral(ids, newKey())).toEqual({ sent: 2, skipped: 2 })
    expect(await outcomeOf(owner.offerLinks.remindSeveral([...ids, 'unknown'], newKey()))).toBe('not-found')
    expect(await outcomeOf(owner.offerLinks.remindSeveral([], newKey()))).toBe('invalid-input')
    expect(await outcomeOf(owner.offerLinks.remindSeveral(Array(101).fill('x'), newKey()))).toBe('invalid-input')
  })
})

describe('ten thousand links that nobody has answered', () => {
  const database = sharedDatabase('SQLite in memory')
  let server: TestHandler
  let partnerId: string

  beforeAll(async () => {
    server = await testHandler({ store: database().open() })
    const owner = await server.as(people.owner)
    const offer = await owner.offers.send(offerInput, newKey())
    await server.deps.store.transaction(async (tx) => {
      const row = await tx.db
        .selectFrom('offers')
        .select(['partner_id', 'created_by'])
        .where('id', '=', offer.id)
        .executeTakeFirstOrThrow()
      partnerId = row.partner_id
      const at = (index: number): string => new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString()
      await insertLinks(
        tx,
        Array.from({ length: 10_000 }, (_, index) => ({
          id: `link-${String(index).padStart(5, '0')}`,
          offer_id: offer.id,
          partner_id: partnerId,
          recipient: `Recipient ${index}`,
          folded: fold(`Recipient ${index}`),
          email: '',
          language: null,
          created_by: row.created_by,
          created_at: at(index),
        })),
      )
    })
  })

  it('are counted as more than a thousand, and read from any place', async () => {
    const owner = await server.as(people.owner)
    const page = await owner.offerLinks.unanswered()
    expect(page.count).toEqual({ count: 1000, more: true })
    expect(page.items).toHaveLength(25)
    const next = await owner.offerLinks.unanswered({ after: page.next ?? undefined })
    expect(next.items[0]?.link.recipient).toBe('Recipient 25')
    expect((await owner.offerLinks.unanswered({ search: 'recipient 9999' })).items).toHaveLength(1)
  })

  it.each(['oldest', 'opened'] as const)('are read along an index, without sorting, %s', async (sort) => {
    const now = server.clock.now().toISOString()
    const place = { sort, after: null, limit: 26 }
    const plan = await server.deps.store.read((tx) =>
      unansweredPage(tx, partnerId, now, { search: '', state: null }, place).explain<{ detail: string }>(
        undefined,
        sql`query plan`,
      ),
    )
    const steps = plan.map(({ detail }) => detail)
    expect(steps.find((step) => step.includes('offer_links_unanswered'))).toContain(
      `offer_links_unanswered_${sort} (partner_id=? AND `,
    )
    // The links are found in their order; what is sorted after that is one page of them.
    const inner = steps.slice(
      0,
      steps.findIndex((step) => step.startsWith('SCAN f')),
    )
    expect(inner.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
  })
})
