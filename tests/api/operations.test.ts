import { afterEach, beforeEach, expect, test } from 'vitest'
import { offersPerHour } from '../../server/services/limits.ts'
import { acceptedOffer } from '../support/suspension.ts'
import type { Backend } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'

const key = (): { key: string } => ({ key: crypto.randomUUID() })
const operatorName = 'operator@mandate.example'

describeStores('the operator', bothDatabases, (kind) => {
  let database: Database
  let handler: TestHandler
  let operator: Backend

  beforeEach(async () => {
    database = await createDatabase(kind)
    handler = await testHandler({ store: database.open(), world: 'two-partners' })
    operator = await handler.as(operatorName)
  })
  afterEach(async () => {
    expect(handler.faults).toEqual([])
    await database.remove()
  })

  const nordlys = async (): Promise<string> =>
    (await operator.operator.organizations({ search: 'nordlys' })).items[0]?.id ?? ''

  /** Mails about renewed passwords, by kind. */
  const renewals = () =>
    handler.deps.store.read((tx) =>
      tx.db.selectFrom('outbox').selectAll().where('kind', 'like', '%renewed').orderBy('kind').execute(),
    )

  test('corrects what is known of an organization, and every act of theirs is in the audit', async () => {
    const id = await nordlys()
    const { version: shownVersion } = await operator.operator.organization(id)
    const input = { name: 'Nordlys IT A/S', address: 'Nygade 2', phone: '+45 12', country: 'DK', shownVersion }
    const changed = await operator.operator.change(id, input, key())
    expect(changed).toMatchObject({ address: 'Nygade 2', phone: '+45 12', organization: { name: 'Nordlys IT A/S' } })
    expect((await operator.operator.organizations({ search: 'nordlys it a/s' })).items).toHaveLength(1)
    handler.clock.advance(1000)
    await operator.operator.setSuspended(id, true, { ...key(), reason: 'Unpaid\nsince May' })
    expect(await operator.operator.organization(id)).toMatchObject({ suspendedReason: 'Unpaid\nsince May' })
    handler.clock.advance(1000)
    // What is so already is no act.
    await operator.operator.setSuspended(id, true, key())
    await operator.operator.setSuspended(id, false, key())
    const { items } = await operator.operator.audit({ source: 'operator', organization: id })
    expect(items.map(({ event }) => event)).toEqual(['resumed', 'suspended', 'organization-changed'])
    expect(items[2]?.detail).toMatch(/^Nordlys/)
    expect((await operator.operator.organization(id)).suspendedReason).toBe('')
  })

  test('does not write over the address that an owner has set meanwhile', async () => {
    const id = await nordlys()
    const shown = await operator.operator.organization(id)
    const owner = await handler.as('lone@nordlys.example')
    const { contact } = await owner.profile.get()
    const moved = { address: 'Nygade 9', phone: '+45 99', shownVersion: contact.version }
    await owner.profile.setContact(moved, key())
    const input = { name: 'Nordlys IT A/S', address: shown.address, phone: shown.phone, country: 'DK' }
    const stale = operator.operator.change(id, { ...input, shownVersion: shown.version }, key())
    await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' })
    const now = await operator.operator.organization(id)
    expect(now).toMatchObject({ address: 'Nygade 9', organization: shown.organization })
    await operator.operator.change(id, { ...input, shownVersion: now.version }, key())
    expect(await operator.operator.organization(id)).toMatchObject({ address: shown.address })
  })

  test('reads all acts in one list, page by page, none twice and none left out', async () => {
    await acceptedOffer(handler)
    const id = await nordlys()
    for (let count = 0; count < 30; count++) {
      if (count % 3 === 0) handler.clock.advance(1)
      await operator.operator.setSuspended(id, count % 2 === 0, key())
    }
    const seen: string[] = []
    const times: string[] = []
    for (let after: string | undefined; ;) {
      const page = await operator.operator.audit(after ? { after } : {})
      seen.push(...page.items.map((entry) => `${entry.source} ${entry.id}`))
      times.push(...page.items.map(({ at }) => at))
      if (page.next === null) break
      after = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((entry) => entry.startsWith('operator'))).toHaveLength(30)
    expect(seen.some((entry) => entry.startsWith('activity'))).toBe(true)
    expect(times).toEqual([...times].sort().reverse())
  })

  test('gives a global admin a new way in, which ends the old one, and nobody else', async () => {
    const id = await nordlys()
    const people = (await operator.operator.people(id)).items
    const admin = people.find(({ adminRole }) => adminRole === 'global-admin')
    const other = people.find(({ adminRole }) => adminRole === 'none')
    const call = key()
    const renewed = await operator.operator.renewSignIn(id, admin?.id ?? '', call)
    expect(renewed).toMatchObject({ userName: admin?.userName, signInLink: null })
    expect(renewed.temporaryPassword).toMatch(/^\w{4}(-\w{4}){3}$/)
    expect(await operator.operator.renewSignIn(id, admin?.id ?? '', call)).toEqual(renewed)
    const after = (await operator.operator.people(id)).items.find((person) => person.id === admin?.id)
    expect(after?.mustChangePassword).toBe(true)
    // Whose password it is hears of it, in their language, and once, however often it is asked for.
    const mails = await renewals()
    expect(mails.map(({ to_address, kind, language }) => [to_address, kind, language])).toEqual([
      [admin?.email, 'your-password-renewed', 'da'],
    ])
    expect(mails[0]?.body.replaceAll('\u2060', '')).toContain(admin?.userName)
    expect(mails[0]?.body).not.toContain(renewed.temporaryPassword)
    await expect(operator.operator.renewSignIn(id, other?.id ?? '', key())).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  test('renews the sign-in of one of several global admins, and the others hear of it, each in their language', async () => {
    const { id } = (await operator.operator.organizations({ search: 'havblik' })).items[0] ?? { id: '' }
    const admins = (await operator.operator.people(id)).items.filter(({ adminRole }) => adminRole === 'global-admin')
    const [first, second] = admins
    await (await handler.as(second?.userName ?? '')).account.setLanguage('zh', key())
    await operator.operator.renewSignIn(id, first?.id ?? '', key())
    const mails = await renewals()
    expect(mails.map(({ to_address, kind, language }) => [to_address, kind, language])).toEqual([
      [second?.email, 'admin-password-renewed', 'zh'],
      [first?.email, 'your-password-renewed', 'da'],
    ])
    expect(mails[0]?.path).toBe(`/zh/customer/users/${first?.id ?? ''}`)
  })

  test('sees the mails without what they say, and has one tried again that was given up', async () => {
    const { customer } = await acceptedOffer(handler)
    const { items: before } = await operator.operator.mails()
    expect(before.length).toBeGreaterThan(0)
    expect(JSON.stringify(before)).not.toContain(customer)
    const mail = before[0]
    await handler.deps.store.transaction((tx) =>
      tx.db
        .updateTable('outbox')
        .set({ state: 'failed', attempts: 8, last_error: 'no such mailbox' })
        .where('id', '=', mail?.id ?? '')
        .execute(),
    )
    const { items: failed } = await operator.operator.mails({ state: 'failed' })
    expect(failed.map(({ id, problem }) => [id, problem])).toEqual([[mail?.id, 'no such mailbox']])
    await operator.operator.retryMail(mail?.id ?? '', key())
    expect((await operator.operator.mails({ state: 'failed' })).items).toEqual([])
    expect((await operator.operator.mails({ state: 'queued' })).items.map(({ id }) => id)).toContain(mail?.id)
    expect((await operator.operator.audit({ source: 'operator' })).items[0]?.event).toBe('mail-retried')
  })

  test('suspends a customer: nobody acts in it but to remove a partner, and it goes on afterwards', async () => {
    const { admin, owner, customerId, relationshipId, offerAgain } = await acceptedOffer(handler)
    await owner.enter()
    await owner.read()
    await operator.operator.setSuspended(customerId, true, key())
    await expect(owner.read()).rejects.toMatchObject({ code: 'organization-suspended' })
    await expect(offerAgain()).rejects.toMatchObject({ code: 'organization-suspended' })
    expect((await admin.account.session())?.organization?.suspended).toBe(true)
    await operator.operator.setSuspended(customerId, false, key())
    await owner.read()
    await operator.operator.setSuspended(customerId, true, key())
    const removed = await admin.relationships.remove(relationshipId, key())
    expect(removed.state).toBe('removed')
  })

  test('hears of nobody’s password: the other global admins do, in the same moment', async () => {
    const partner = await handler.as('lone@nordlys.example')
    const sofie = await handler.as('sofie@havblik.example')
    const { items } = await partner.clients.list({ search: 'havblik' })
    const customerId = items[0]?.customer.id ?? ''
    await partner.onBehalf.enter(customerId, 'They called', key())
    const users = (await partner.clients.users(customerId)).items
    const reset = async (user: string): Promise<unknown> =>
      partner.clients.resetPassword(
        customerId,
        users.find(({ userName }) => userName.startsWith(user))?.id ?? '',
        key(),
      )
    const before = (await sofie.account.messages()).items.length
    await reset('mads')
    expect((await sofie.account.messages()).items).toHaveLength(before)
    await reset('freja')
    const [message] = (await sofie.account.messages()).items
    expect(message).toMatchObject({ read: false, state: 'queued', path: '/da/customer/activity' })
    expect(message?.text).toContain('Freja Lund')
    // Whose password it is hears of it, too, and is told who did it.
    const freja = await handler.as('freja@havblik.example')
    const own = (await freja.account.messages()).items
    expect(own).toHaveLength(before + 1)
    expect(own[0]?.text).toContain('Nordlys IT ApS')
  })

  test('gives the first admin a link where people sign in elsewhere', async () => {
    const outside = await testHandler({ store: handler.deps.store, world: null, deps: { keepsPasswords: false } })
    const backend = await outside.as(operatorName)
    const call = key()
    const input = {
      name: 'Fjord ApS',
      domain: 'fjord-new.example',
      address: 'Havnen 1',
      phone: '',
      country: 'DK',
      isPartner: false,
      certified: false,
      admin: { name: 'Fie Fjord', userName: 'fie', email: 'fie@mail.example', language: 'da' as const },
    }
    const added = await backend.operator.add(input, call)
    expect(added.temporaryPassword).toBeNull()
    expect(added.signInLink).toMatch(/\/auth\/sign-in\?lang=da&link=[a-z2-7]{26}$/)
    expect(await backend.operator.add(input, call)).toEqual(added)
    const [person] = (await backend.operator.people(added.organization.id)).items
    expect(person).toMatchObject({ linked: false, mustChangePassword: false })
    const renewed = await backend.operator.renewSignIn(added.organization.id, person?.id ?? '', key())
    expect(renewed.signInLink).not.toBe(added.signInLink)
  })
})

test('a person makes so many offers within an hour, and no more', async () => {
  const handler = await testHandler({ world: 'two-partners' })
  const { sender, send } = await acceptedOffer(handler)
  const { store } = handler.deps
  const person = (await sender.account.session())?.person.id ?? ''
  const hour = 3_600_000
  const start = Math.floor(handler.clock.now().getTime() / hour) * hour
  await store.transaction((tx) =>
    tx.db
      .insertInto('rate_limits')
      .values({ bucket: `offers:${person}`, window_start: new Date(start).toISOString(), count: offersPerHour - 1 })
      .onConflict((conflict) => conflict.columns(['bucket', 'window_start']).doUpdateSet({ count: offersPerHour - 1 }))
      .execute(),
  )
  await send()
  await expect(send()).rejects.toMatchObject({ code: 'too-many-requests' })
  handler.clock.advance(hour)
  await send()
  await handler.close()
})
