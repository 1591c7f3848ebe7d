import { describe, expect, it } from 'vitest'
import { mountPage, type MountedPage } from '../support/mountPage.ts'

const admin = 'freja@havblik.example'
const partner = 'Nordlys IT ApS'
const organization = 'Havblik Design A/S'

/** As far as the last button. */
async function toTheConfirmation(page: MountedPage): Promise<string> {
  await page.choose(partner)
  await page.press(page.t('customer.partners.delete'))
  await page.heading(page.t('customer.remove.question', { partner }))
  await page.press(page.t('customer.remove.yes'))
  await page.heading(page.t('customer.remove.confirm.heading', { partner }))
  return page.t('customer.remove.confirm.action', { organization })
}

describe('a customer removes a partner, from the page to the database', () => {
  it('by select, Delete, Yes, confirm; and the partner is refused from then on', async () => {
    const page = await mountPage('/customer/partners', { world: 'two-partners', person: admin })
    const { items } = await page.as(admin).relationships.list()
    const relationship = items.find((one) => one.partner.name === partner)
    const owner = page.as('lone@nordlys.example')
    const [client] = (await owner.clients.list()).items
    expect(client?.customer.name).toBe(organization)

    await page.press(await toTheConfirmation(page))
    await page.heading(page.t('customer.remove.done.title', { partner }))
    await page.says(relationship?.reference ?? '?')

    expect((await owner.clients.list()).items).toEqual([])
    await expect(owner.clients.users(client?.customer.id ?? '')).rejects.toMatchObject({ code: 'relationship-ended' })
  })

  it('is told that a colleague was faster', async () => {
    const page = await mountPage('/customer/partners', { world: 'two-partners', person: admin })
    const act = await toTheConfirmation(page)
    const colleague = page.as('sofie@havblik.example')
    const { items } = await colleague.relationships.list()
    const relationship = items.find((one) => one.partner.name === partner)
    await colleague.relationships.remove(relationship?.id ?? '', { key: crypto.randomUUID() })

    await page.press(act)
    await page.heading(page.t('customer.remove.done.title', { partner }))
    const { items: entries } = await colleague.relationships.activity()
    expect(entries.filter(({ event }) => event === 'relationship-removed')).toHaveLength(1)
  })

  it.each([
    ['offline', 'offline'],
    ['too-many', 'too-many-requests'],
    ['broken', 'unexpected'],
    ['conflict', 'idempotency-conflict'],
  ] as const)('on a bad day (%s) is told so, and can do it afterwards', async (fault, code) => {
    const page = await mountPage('/customer/partners', { world: 'two-partners', person: admin })
    const act = await toTheConfirmation(page)
    page.setFault(fault)
    await page.press(act)
    await page.says(page.t(`errors.${code}.title`))
    page.setFault('none')
    await page.press(act)
    await page.heading(page.t('customer.remove.done.title', { partner }))
  })

  it('is not removed twice where the first answer was lost', async () => {
    const page = await mountPage('/customer/partners', { world: 'two-partners', person: admin })
    const act = await toTheConfirmation(page)
    page.setFault('lost')
    await page.press(act)
    await page.says(page.t('errors.offline.title'))
    page.setFault('none')
    await page.press(act)
    await page.heading(page.t('customer.remove.done.title', { partner }))
    const { items } = await page.as(admin).relationships.activity()
    expect(items.filter(({ event }) => event === 'relationship-removed')).toHaveLength(1)
  })
})
