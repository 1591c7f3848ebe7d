import { expect, test } from '@playwright/test'
import { frameAreas, pages } from '../../src/app/router/routes.ts'
import { languages } from '../../src/lib/languages.ts'
import { Guest } from '../support/badDays.ts'
import { sendOffer } from '../support/offers.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { watch } from '../support/watch.ts'

let global: RunningServer
let vianet: RunningServer
const tokens = { global: '', vianet: '' }
test.beforeAll(async () => {
  test.setTimeout(120_000)
  global = await startServer({ cloud: 'global' })
  vianet = await startServer({ cloud: '21vianet' })
  for (const [name, server, owner] of [
    ['global', global, 'lone@nordlys.example'],
    ['vianet', vianet, 'zhoumin@beichen.example'],
  ] as const) {
    const partner = new Visitor(server.url)
    await partner.signIn(owner)
    tokens[name] = await sendOffer(partner, { language: 'en' })
  }
})
test.afterAll(async () => {
  await global.stop()
  await vianet.stop()
})

for (const language of languages) {
  test(`an offer of one cloud that is opened in another says so, and where to go, ${language}`, async ({ browser }) => {
    for (const [server, token, cloud] of [
      [global, tokens.vianet, '21vianet'],
      [vianet, tokens.global, 'global'],
    ] as const) {
      const guest = await Guest.come(browser, language, server)
      await guest.page.goto(`${server.url}/o/${token}`)
      await guest.heading('errors.offer-wrong-cloud.title')
      await guest.sees('errors.offer-wrong-cloud.text', { cloud: guest.t(`errors.cloud.${cloud}`) })
      await guest.sees('errors.offer-wrong-cloud.next')
      await guest.sees('offer.dead.nothing')
      await guest.leave()
    }
  })

  test(`a first load asks for one language and the areas of its page, and for no other origin, ${language}`, async ({
    browser,
  }) => {
    for (const [server, token] of [
      [global, tokens.global],
      [vianet, tokens.vianet],
    ] as const) {
      const guest = await Guest.come(browser, language, server)
      const watched = await watch(guest.page.context(), server.url)
      const messages = new Set<string>()
      guest.page.on('request', (request) => {
        const [, its, area] = /\/assets\/messages-([a-z]+)-(.+)-[\w-]{7}\.js$/.exec(request.url()) ?? []
        if (its && area) messages.add(`${its}/${area}`)
      })
      await guest.open(`offers/${token}`)
      await expect(guest.page.getByRole('link', { name: guest.t('offer.answer.signIn') })).toBeVisible()
      expect([...messages].sort()).toEqual(
        [...frameAreas, ...pages.offer.areas].map((area) => `${language}/${area}`).sort(),
      )
      expect(watched.problems).toEqual([])
      await guest.leave()
    }
  })
}
