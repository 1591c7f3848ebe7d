import { expect, it } from 'vitest'
import { enter, newKey, outcomeOf, people, withServer } from './promises/promise.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'

describeStores('the activity', bothDatabases, (kind) => {
  it('can be filtered by partner, person, event, time and text, and counted by days of any zone', () =>
    withServer(
      kind,
      async (server) => {
        const owner = await server.as(people.owner)
        const helpdesk = await server.as(people.helpdesk)
        const admin = await server.as(people.admin)
        const client = (await owner.clients.list()).items.find(({ customer }) => customer.domain === 'havblik.example')
        const customerId = client?.customer.id ?? ''
        await enter(owner, customerId)
        const users = (await owner.clients.users(customerId)).items
        const user = users.find(({ userName }) => userName === people.user)
        // Half past eleven in the evening in UTC is the next day in Copenhagen.
        server.clock.advance((14.5 * 60 + 1) * 60_000)
        await enter(helpdesk, customerId)
        await helpdesk.clients.resetPassword(customerId, user?.id ?? '', newKey())
        server.clock.advanceDays(3)
        const { changedAt } = await admin.guard.get()
        await admin.guard.set({ mode: 'off', blocked: [], allowed: [], shownChangedAt: changedAt }, newKey())

        const overview = await admin.relationships.activityOverview({ zone: 'Europe/Copenhagen' })
        expect(overview.partners.map(({ name }) => name)).toEqual(['Nordlys IT ApS'])
        expect(overview.people.map(({ name }) => name).sort()).toEqual(['Freja Lund', 'Jonas Bech', 'Lone Krag'])
        const busy = overview.days.filter(({ partner, customer }) => partner + customer > 0)
        expect(busy).toEqual([
          { day: '2026-11-20', partner: 2, customer: 0 },
          { day: '2026-11-21', partner: 2, customer: 0 },
          { day: '2026-11-24', partner: 0, customer: 1 },
        ])
        expect(overview.days).toHaveLength(30)
        const inUtc = await admin.relationships.activityOverview({ zone: 'UTC' })
        expect(inUtc.days.find(({ day }) => day === '2026-11-20')).toMatchObject({ partner: 4 })

        const events = async (filter: object): Promise<string[]> =>
          (await admin.relationships.activity(filter)).items.map(({ event }) => event)
        const personId = overview.people.find(({ name }) => name === 'Jonas Bech')?.id ?? ''
        expect((await events({ person: personId })).sort()).toEqual(['on-behalf-entered', 'password-reset'])
        expect((await events({ partner: overview.partners[0]?.id, event: 'users-read' })).sort()).toEqual([
          'users-read',
        ])
        expect(await events({ event: 'guard-changed' })).toEqual(['guard-changed'])
        expect(await events({ side: 'customer' })).toEqual(['guard-changed'])
        expect(await events({ search: 'JONAS', event: 'password-reset' })).toEqual(['password-reset'])
        expect(await events({ search: user?.name.slice(0, 4) })).toEqual(['password-reset'])
        const evening = { from: '2026-11-20T23:00:00.000Z', to: '2026-11-21T00:00:00+00:00' }
        expect((await events(evening)).sort()).toEqual(['on-behalf-entered', 'password-reset'])
        expect((await admin.relationships.activityExport()).items).toHaveLength(5)
        expect(await outcomeOf(admin.relationships.activityOverview({ zone: 'Nowhere/City' }))).toBe('invalid-input')
        const long = await admin.relationships.activityOverview({ from: '2020-01-01T00:00:00.000Z', zone: 'UTC' })
        expect([long.days.length, long.cutShort]).toEqual([92, true])
        // Somebody who types a year is at the year 202 on the way.
        for (const far of ['0000-01-01T00:00:00Z', '0202-11-20T00:00:00+14:00', '9999-12-31T23:59:59-14:00']) {
          for (const filter of [{ to: far }, { from: far }, { from: far, to: far }]) {
            const { days } = await admin.relationships.activityOverview({ ...filter, zone: 'America/New_York' })
            expect(days.length, far).toBeGreaterThan(0)
          }
        }
      },
      { world: 'two-partners' },
    ))
})
