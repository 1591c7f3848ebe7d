import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogueOf, cloudIds, clouds } from '../../src/clouds/all.ts'
import { languages } from '../../src/lib/languages.ts'
import { assignLicense } from '../../server/services/subscriptions.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'

let server: TestHandler
beforeEach(async () => {
  server = await testHandler({ world: 'demo' })
})
afterEach(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

describe('what a cloud sells', () => {
  it.each(cloudIds)('has names of its own in every language in %s', (id) => {
    const products = catalogueOf(clouds[id])
    expect(products.length).toBeGreaterThan(0)
    for (const { names, trialDays, trialLicenses, billing } of products) {
      expect(new Set(languages.map((language) => names[language])).size).toBe(languages.length)
      for (const language of languages) {
        expect(names[language]).toContain(id === '21vianet' ? (language === 'zh' ? '世纪互联' : '21Vianet') : '365')
      }
      expect(trialDays === null).toBe(trialLicenses === 0)
      expect(billing.length).toBeGreaterThan(0)
    }
  })

  it('is nothing in a cloud that has no catalogue', () => {
    expect(catalogueOf({ id: 'atoll' })).toEqual([])
  })
})

describe('the licenses of a subscription', () => {
  const facts = (): Promise<{ organizationId: string; subscriptionId: string; people: string[] }> =>
    server.deps.store.read(async (tx) => {
      const organization = await tx.db
        .selectFrom('organizations')
        .selectAll()
        .where('domain', '=', 'brightwater.example')
        .executeTakeFirstOrThrow()
      const subscription = await tx.db
        .selectFrom('subscriptions')
        .selectAll()
        .where('organization_id', '=', organization.id)
        .where('product', '=', 'suite')
        .executeTakeFirstOrThrow()
      const people = await tx.db.selectFrom('people').selectAll().execute()
      return { organizationId: organization.id, subscriptionId: subscription.id, people: people.map(({ id }) => id) }
    })

  const assign = (personId: string, given: { organizationId: string; subscriptionId: string }): Promise<unknown> =>
    server.deps.store
      .transaction((tx) => assignLicense(tx, server.deps, { ...given, personId }))
      .catch((error: unknown) => error)

  it('are given out one by one, once to each, and never more than there are', async () => {
    const { people, ...given } = await facts()
    const assigned = (): Promise<number> =>
      server.deps.store.read(
        async (tx) =>
          (
            await tx.db
              .selectFrom('license_assignments')
              .selectAll()
              .where('subscription_id', '=', given.subscriptionId)
              .execute()
          ).length,
      )
    expect(await assigned()).toBe(3)
    const outcomes = await Promise.all(people.map((person) => assign(person, given)))
    expect(await assigned()).toBe(4)
    // Three had one, and one took the last.
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(4)
    for (const refused of outcomes.filter((outcome) => outcome !== undefined)) {
      expect(refused).toMatchObject({ code: 'no-licenses-left' })
    }
  })

  it('are another organization’s to nobody', async () => {
    const { people, subscriptionId } = await facts()
    expect(await assign(people[0] ?? '', { subscriptionId, organizationId: 'another' })).toMatchObject({
      code: 'not-found',
    })
  })
})
