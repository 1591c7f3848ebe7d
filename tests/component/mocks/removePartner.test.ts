import { describe, expect, it } from 'vitest'
import { mountPage } from '../../support/mountPage.ts'

const admin = 'freja@havblik.example'
const partner = 'Nordlys IT ApS'
const organization = 'Havblik Design A/S'

describe('a customer removes a partner, from the page to the database', () => {
  it('by select, Delete, Yes, confirm; and the partner is refused from then on', async () => {
    const page = await mountPage('/customer/partners', { world: 'two-partners', person: admin })
    const [relationship] = (await page.as(admin).relationships.list()).items.filter(
      (one) => one.partner.name === partner,
    )
    const owner = page.as('lone@nordlys.example')
    const [client] = (await owner.clients.list()).items
    expect(client?.customer.name).toBe(organization)

    await page.choose(partner)
    await page.press(page.t('customer.partners.delete'))
    await page.heading(page.t('customer.remove.question', { partner }))
    await page.choose(page.t('customer.remove.yes'))
    await page.press(page.t('customer.remove.next'))
    await page.press(page.t('customer.remove.confirm.action', { organization }))
    await page.heading(page.t('customer.remove.done.title', { partner }))
    await page.says(relationship?.reference ?? '?')

    expect((await owner.clients.list()).items).toEqual([])
    await expect(owner.clients.users(client?.customer.id ?? '')).rejects.toMatchObject({ code: 'relationship-ended' })
  })
})
