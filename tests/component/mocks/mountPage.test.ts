import { expect, it } from 'vitest'
import { cloud } from '../../../src/clouds/global.ts'
import { worldDeps } from '../../../mocks/node/memory.ts'
import { TestClock } from '../../support/handler.ts'
import { mountPage } from '../support/mountPage.ts'
import { takeStrays } from '../../support/msw.ts'

const admin = 'freja@havblik.example'

it('gives every test a world of its own, in milliseconds', async () => {
  const options = { world: 'small-partner', cloud, clock: new TestClock(), publicUrl: 'http://mandate.test' } as const
  await (await worldDeps(options)).store.close()
  const times: number[] = []
  for (let round = 0; round < 9; round++) {
    const began = performance.now()
    const { store } = await worldDeps(options)
    times.push(performance.now() - began)
    await store.close()
  }
  // A busy machine may stop any of them for a while, but not most.
  expect(times.sort((a, b) => a - b)[4]).toBeLessThan(50)
})

it('keeps what one test does from the next', async () => {
  const first = await mountPage('/customer/partners', { world: 'two-partners', person: admin })
  const [relationship] = (await first.as(admin).relationships.list()).items
  await first.as(admin).relationships.remove(relationship?.id ?? '', { key: crypto.randomUUID() })
  const second = await mountPage('/customer/partners', { world: 'two-partners', person: admin })
  const { items } = await second.as(admin).relationships.list()
  expect(items.map(({ state }) => state)).toEqual(['active', 'active'])
})

it('shows a world in the language and the cloud that are asked for', async () => {
  const page = await mountPage('/customer/partners', {
    world: 'two-partners',
    person: 'linxiaoyu@haian.example',
    language: 'zh',
    cloud: '21vianet',
  })
  await page.says('北辰云服务有限公司')
  expect(document.documentElement.lang).toBe('zh-CN')
})

it('leads a stranger to the sign-in, and back', async () => {
  await mountPage('/customer/partners', { person: null })
  await expect
    .poll(() => location.pathname + location.search)
    .toBe('/auth/sign-in?lang=en&return=%2Fen%2Fcustomer%2Fpartners')
})

it('notes a request that nobody answers, for which the test then fails', async () => {
  expect((await fetch('http://elsewhere.test/one')).status).toBe(500)
  expect((await fetch('http://elsewhere.test/other', { method: 'POST' })).status).toBe(500)
  expect(takeStrays()).toEqual(['GET http://elsewhere.test/one', 'POST http://elsewhere.test/other'])
})

it('keeps the platform’s own fetch and signals', async () => {
  expect(AbortSignal.timeout(1000).constructor).toBe(AbortSignal)
  expect(new Request('http://mandate.test/', { signal: AbortSignal.abort() }).signal.aborted).toBe(true)
  await expect(fetch('data:text/plain,hello').then((response) => response.text())).resolves.toBe('hello')
})
