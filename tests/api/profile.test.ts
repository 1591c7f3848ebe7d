import { afterEach, beforeEach, expect, test } from 'vitest'
import { DnsTrouble } from '../../server/deps.ts'
import type { Backend } from '../../src/backend/contract.ts'
import { offerInput, newKey, outcomeOf, people, tokenOf } from './promises/promise.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'

/** Of another partner, whose domain isn't proven. */
const otherOwner = 'amara@fjordline.example'

describeStores('the partner’s profile', bothDatabases, (kind) => {
  let database: Database
  let server: TestHandler
  let owner: Backend
  let records: string[][] | null

  beforeEach(async () => {
    database = await createDatabase(kind)
    records = []
    const dns = {
      txt: () => (records ? Promise.resolve(records) : Promise.reject(new DnsTrouble())),
    }
    server = await testHandler({ store: database.open(), world: 'two-partners', deps: { dns } })
    owner = await server.as(people.owner)
  })
  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  const logged = async (): Promise<string[]> => (await owner.team.log()).items.map(({ event }) => event)

  test('is read by all who work there and changed by owners; an address is on every offer page at once', async () => {
    const seller = await server.as(people.seller)
    const read = await seller.profile.get()
    expect(read).toMatchObject({ mayChange: false, proof: { record: null } })
    const input = { address: 'Nygade 1\n8000 Aarhus', phone: '', shownVersion: read.contact.version }
    expect(await outcomeOf(seller.profile.setContact(input, newKey()))).toBe('not-allowed')
    const offer = await owner.offers.send(offerInput, newKey())

    const changed = await owner.profile.setContact(input, newKey())
    expect(changed.contact).toMatchObject({ address: 'Nygade 1\n8000 Aarhus', phone: '', country: 'DK' })
    const stranger = await server.as(null)
    const reading = await stranger.authorization.read(tokenOf(offer), 'en')
    expect(reading).toMatchObject({ digest: offer.digest, partner: { address: 'Nygade 1\n8000 Aarhus' } })

    // What was shown is not what there is any more.
    expect(await outcomeOf(owner.profile.setContact({ ...input, address: 'B' }, newKey()))).toBe('changed-meanwhile')
    await owner.profile.setContact({ ...input, shownVersion: changed.contact.version }, newKey())
    expect(await logged()).toEqual(['contact-changed'])
  })

  test('says what the directory says, and whoever wants to be found says where and how', async () => {
    const { listing } = await owner.profile.get()
    const input = {
      listed: true,
      about: { en: 'We speak plainly', zh: '' },
      countries: ['SE', 'DK', 'SE'],
      contact: 'hello@nordlys.example',
      shownVersion: listing.version,
    }
    const wrong = owner.profile.setListing({ ...input, countries: [], contact: '' }, newKey())
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [
        { field: 'countries', problem: 'required' },
        { field: 'contact', problem: 'required' },
      ],
    })
    const { listing: changed } = await owner.profile.setListing(input, newKey())
    expect(changed).toMatchObject({ about: { en: 'We speak plainly' }, countries: ['DK', 'SE'] })
    const stranger = await server.as(null)
    const find = async () => (await stranger.directory.list('zh', { search: 'plainly' })).items
    expect(await find()).toMatchObject([{ about: { language: 'en' }, contact: 'hello@nordlys.example' }])
    expect(await outcomeOf(owner.profile.setListing(input, newKey()))).toBe('changed-meanwhile')
    await owner.profile.setListing({ ...input, listed: false, shownVersion: changed.version }, newKey())
    expect(await find()).toEqual([])
    expect(await logged()).toEqual(['listing-changed', 'listing-changed'])
  })

  test('proves its domain by a record, says why a try failed, and offers say it from then on', async () => {
    const other = await server.as(otherOwner)
    const { proof } = await other.profile.get()
    expect(proof).toMatchObject({ provenAt: null, lastTry: null, record: { name: '_mandate-proof.fjordline.example' } })
    const offer = await other.offers.send(offerInput, newKey())
    const proven = async () =>
      (await (await server.as(null)).authorization.read(tokenOf(offer), 'en')).partner.domainProven
    const tried = async (answer: typeof records): Promise<unknown> => {
      records = answer
      const { outcome, profile } = await other.profile.proveDomain(newKey())
      expect(profile.proof.lastTry?.outcome ?? 'proven').toBe(outcome)
      expect((await other.profile.get()).proof).toEqual(profile.proof)
      return outcome
    }
    expect(await tried([])).toBe('not-found')
    expect(await tried([['mandate-domain-proof=something-else']])).toBe('other-value')
    expect(await tried(null)).toBe('no-answer')
    expect(await proven()).toBe(false)
    const text = proof.record?.text ?? ''
    expect(await tried([['v=other'], [text.slice(0, 9), text.slice(9)]])).toBe('proven')
    expect(await proven()).toBe(true)
    expect((await other.profile.get()).proof).toMatchObject({ record: null, lastTry: null })
    // It stays so, whatever becomes of the record.
    expect(await tried([])).toBe('proven')
    expect((await other.team.log()).items.map(({ event }) => event)).toEqual(['domain-proven'])
  })

  test('does not prove a domain that another organization has proven, and limits the tries', async () => {
    const other = await server.as(otherOwner)
    const { proof, organization } = await other.profile.get()
    await server.deps.store.transaction(async (tx) => {
      const { id } = await tx.db
        .selectFrom('organizations')
        .select('id')
        .where('id', '<>', organization.id)
        .executeTakeFirstOrThrow()
      const at = server.clock.now().toISOString()
      await tx.db
        .insertInto('domains')
        .values({
          id: 'd',
          organization_id: id,
          name: organization.domain,
          proof: 'p',
          verified_at: at,
          created_at: at,
        })
        .execute()
    })
    records = [[proof.record?.text ?? '']]
    expect((await other.profile.proveDomain(newKey())).outcome).toBe('elsewhere')
    for (let count = 1; count < 20; count++) await other.profile.proveDomain(newKey())
    await expect(other.profile.proveDomain(newKey())).rejects.toMatchObject({ code: 'too-many-requests' })
    server.clock.advance(15 * 60_000)
    expect((await other.profile.proveDomain(newKey())).outcome).toBe('elsewhere')
  })

  test('keeps every version of its terms, and offers keep theirs', async () => {
    const write = (text: string, basedOn: number) =>
      owner.profile.writeTerms({ language: 'da', text, basedOn }, newKey())
    const first = await write('Vilkår 1', 0)
    const offer = await owner.offers.send(
      { ...offerInput, defaultLanguage: 'da', texts: { da: { message: '', terms: first.text } } },
      newKey(),
    )
    expect(await outcomeOf(write('Vilkår 2', 0))).toBe('changed-meanwhile')
    expect(await write('Vilkår 1', 1)).toEqual(first)
    const second = await write('Vilkår 2', 1)
    expect(second).toMatchObject({ number: 2, createdBy: 'Lone Krag' })
    const seller = await server.as(people.seller)
    expect((await seller.profile.listTerms('da')).items.map(({ number }) => number)).toEqual([2, 1])
    expect((await seller.profile.listTerms('zh')).items).toEqual([])
    expect(await seller.profile.terms(first.id)).toEqual(first)
    const other = await server.as(otherOwner)
    expect(await outcomeOf(other.profile.terms(first.id))).toBe('not-found')
    expect(await outcomeOf(seller.profile.writeTerms({ language: 'zh', text: 'x', basedOn: 0 }, newKey()))).toBe(
      'not-allowed',
    )
    const reading = await (await server.as(null)).authorization.read(tokenOf(offer), 'da')
    expect(reading).toMatchObject({ digest: offer.digest, terms: { text: 'Vilkår 1' } })
  })

  test('has as many versions as there are, page by page', async () => {
    for (let number = 0; number < 55; number++) {
      if (number % 50 === 49) server.clock.advance(16 * 60_000)
      await owner.profile.writeTerms({ language: 'en', text: `Terms ${number}`, basedOn: number }, newKey())
    }
    const seen: number[] = []
    for (let after: string | undefined; ;) {
      const page = await owner.profile.listTerms('en', after ? { after } : {})
      seen.push(...page.items.map(({ number }) => number))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(Array.from({ length: 55 }, (_, index) => 55 - index))
  })
})
