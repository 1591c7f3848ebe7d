import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Backend } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothOnDisk, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { newKey, outcomeOf, people } from './promises/promise.ts'

describeStores('notes about clients', bothOnDisk, (kind) => {
  const database = sharedDatabase(kind)
  let server: TestHandler
  let owner: Backend
  let seller: Backend
  let customerId: string

  beforeAll(async () => {
    server = await testHandler({ store: database().open(), world: 'two-partners' })
    owner = await server.as(people.owner)
    seller = await server.as(people.seller)
    customerId = (await owner.clients.list({ search: 'havblik' })).items[0]?.customer.id ?? ''
  })

  afterAll(() => {
    expect(server.faults).toEqual([])
  })

  it('say who wrote, and when', async () => {
    expect(await owner.clients.note(customerId)).toMatchObject({ text: '', version: 0, writtenBy: null })
    const text = 'Line one\nline two: 电话'
    const written = await seller.clients.setNote(customerId, { text: ` ${text}\r\n`, version: 0 }, newKey())
    expect(written).toMatchObject({ text, version: 1, writtenBy: 'Signe Toft' })
    expect(await owner.clients.note(customerId)).toEqual(written)
    expect((await owner.clients.get(customerId)).noted).toBe(true)
  })

  it('tell the loser of two at the same time, and keep the winner’s', async () => {
    const { version } = await owner.clients.note(customerId)
    const texts = Array.from({ length: 8 }, (_none, index) => `Version ${index}`)
    const outcomes = await Promise.all(
      texts.map((text) => outcomeOf(owner.clients.setNote(customerId, { text, version }, newKey()))),
    )
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'note-changed')).toHaveLength(7)
    const kept = await owner.clients.note(customerId)
    expect(kept).toMatchObject({ text: texts[outcomes.indexOf('done')], version: version + 1 })
  })

  it('are written once by a command that is sent twice', async () => {
    const { version } = await owner.clients.note(customerId)
    const key = newKey()
    const first = await owner.clients.setNote(customerId, { text: 'Once', version }, key)
    expect(await owner.clients.setNote(customerId, { text: 'Once', version }, key)).toEqual(first)
    expect((await owner.clients.note(customerId)).version).toBe(version + 1)
  })

  it('are each partner’s own, and no other’s', async () => {
    const other = await server.as(people.otherOwner)
    expect(await other.clients.note(customerId)).toMatchObject({ text: '', version: 0 })
    await other.clients.setNote(customerId, { text: 'Fjordline’s', version: 0 }, newKey())
    expect((await owner.clients.note(customerId)).text).toBe('Once')
    expect((await owner.clients.list({ search: 'Fjordline’s' })).items).toEqual([])
  })

  it('stay when the customer has gone, and never reach its activity', async () => {
    const admin = await server.as(people.admin)
    const before = await admin.relationships.activity()
    const relationship = (await owner.clients.list({ search: 'havblik' })).items[0]?.relationshipId ?? ''
    await owner.clients.setNote(
      customerId,
      { text: 'Left us', version: (await owner.clients.note(customerId)).version },
      newKey(),
    )
    expect(await admin.relationships.activity()).toEqual(before)
    await admin.relationships.remove(relationship, newKey())
    expect((await owner.clients.note(customerId)).text).toBe('Left us')
    expect((await owner.clients.list({ state: 'past', search: 'left us' })).items).toHaveLength(1)
  })
})
