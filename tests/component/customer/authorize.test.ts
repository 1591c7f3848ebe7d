import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { openApp, settle, spoken, type OpenedApp } from '../support/openApp.ts'
import type { FakeBackend } from '../../support/fakeBackend.ts'
import { customer } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { customerBackend, readingOf, token, viewerOf } from './customerWorld.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const offer = `/en/offers/${token}`
const authorize = en('offer.check.authorize', { organization: customer.name })
const decline = en('offer.decline.action', { organization: customer.name })

/** Reads the offer and goes on to the check, with a Yes or a No. */
async function toCheck(backend: FakeBackend, answer: 'yes' | 'no' = 'yes'): Promise<OpenedApp> {
  const app = await openApp(offer, backend)
  await app.press(en('offer.answer.answer'))
  await app.choose(answer === 'yes' ? '#decision' : '#decision-2')
  await app.press(en('offer.decision.next'))
  return app
}

describe('answering an offer', () => {
  it.each(languages)('is Yes, Next, check and the act, in %s, and ends with the receipt', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = customerBackend()
    const app = await openApp(`/${language}/offers/${token}`, backend)
    await app.press(t('offer.answer.answer'))
    expect(app.heading()).toBe(t('offer.decision.heading'))
    expect(spoken(app.main)).toContain(customer.domain)
    await app.choose('#decision')
    await app.press(t('offer.decision.next'))
    expect(app.heading()).toBe(t('offer.check.heading'))
    await app.press(t('offer.check.authorize', { organization: customer.name }))
    expect(app.router.currentRoute.value.name).toBe('receipt')
    expect(app.heading()).toBe(t('customer.receipt.done', { partner: 'Nordlys IT' }))
    expect(spoken(app.main)).toContain('MND-7Q4K-2FXB')
    const [sent] = backend.callsOf('authorization.authorize')
    expect(sent?.input).toEqual([token, { digest: readingOf(backend.world).digest, language }])
  })

  it('asks for an answer before it goes on, in the summary and at the field', async () => {
    const app = await openApp(`${offer}/authorize/decision`, customerBackend())
    await app.press(en('offer.decision.next'))
    expect(document.activeElement?.getAttribute('role')).toBe('alert')
    expect(spoken(app.get('.ui-errors'))).toContain(en('offer.decision.required'))
    expect(spoken(app.get('#decision-error'))).toContain(en('offer.decision.required'))
    expect(app.router.currentRoute.value.params['step']).toBe('decision')
  })

  it('leads back to the decision when the check is opened without one', async () => {
    const app = await openApp(`${offer}/authorize/check`, customerBackend())
    expect(app.heading()).toBe(en('offer.decision.heading'))
  })

  it('leads through a new sign-in where the act needs one, and keeps the answers: the act is pressed after it', async () => {
    const backend = customerBackend()
    const app = await toCheck(backend)
    backend.failNext('authorization.authorize', 'sign-in-again', { params: { minutes: '10' } })
    await app.press(authorize)
    expect(spoken(app.get('.problem h2'))).toBe(en('errors.sign-in-again.title'))
    const link = app.control(en('errors.action.signInAgain')).getAttribute('href') ?? ''
    const target = new URL(link, 'http://mandate.test')
    expect(target.pathname).toBe('/auth/sign-in')
    expect(Object.fromEntries(target.searchParams)).toEqual({
      lang: 'en',
      return: `${offer}/authorize/check`,
      fresh: '1',
    })
    app.close()

    // Back from there: the same page with the same answers, and nothing done yet.
    const back = await openApp(target.searchParams.get('return') ?? '', backend)
    expect(back.heading()).toBe(en('offer.check.heading'))
    expect(backend.callsOf('authorization.authorize')).toHaveLength(1)
    await back.press(authorize)
    expect(back.router.currentRoute.value.name).toBe('receipt')
  })

  it('acts once on a double click', async () => {
    const backend = customerBackend()
    const app = await toCheck(backend)
    const release = backend.hold('authorization.authorize')
    const button = app.control(authorize)
    button.click()
    button.click()
    await settle()
    button.click()
    release()
    await settle()
    expect(backend.callsOf('authorization.authorize')).toHaveLength(1)
    expect(app.router.currentRoute.value.name).toBe('receipt')
  })

  it('sends the same key again after a lost answer', async () => {
    const backend = customerBackend()
    backend.loseNext('authorization.authorize')
    const app = await toCheck(backend)
    await app.press(authorize)
    expect(spoken(app.main)).toContain(en('errors.offline.title'))
    await app.press(authorize)
    const [first, second] = backend.callsOf('authorization.authorize')
    expect(second?.key).toBe(first?.key)
    expect(app.router.currentRoute.value.name).toBe('receipt')
  })

  it('is refused for a version that was not shown: the offer has to be read again', async () => {
    const backend = customerBackend()
    const app = await toCheck(backend)
    const old = readingOf(backend.world)
    backend.world.readings[token] = {
      ...old,
      digest: 'new',
      version: 2,
      terms: { language: 'da', text: 'Andre vilkår.' },
    }
    await app.press(authorize)
    expect(backend.callsOf('authorization.authorize')[0]?.input).toEqual([
      token,
      { digest: old.digest, language: 'en' },
    ])
    expect(app.heading()).toBe(en('errors.offer-changed.title'))
    await app.press(en('offer.answer.readAgain'))
    expect(spoken(app.main)).toContain('Andre vilkår.')
    await app.press(en('offer.answer.answer'))
    await app.press(en('offer.decision.next'))
    await app.press(authorize)
    expect(backend.callsOf('authorization.authorize')[1]?.input).toEqual([token, { digest: 'new', language: 'en' }])
    expect(app.router.currentRoute.value.name).toBe('receipt')
  })

  it('notices a version that changed between reading and a sign-in in the middle', async () => {
    const backend = customerBackend()
    const before = await openApp(offer, backend)
    before.close()
    backend.world.readings[token] = { ...readingOf(backend.world), digest: 'new', version: 2 }
    const app = await openApp(`${offer}/authorize/decision`, backend)
    expect(app.heading()).toBe(en('errors.offer-changed.title'))
    expect(backend.callsOf('authorization.authorize')).toEqual([])
  })

  it('keeps the answers over a session that ends in the middle', async () => {
    const backend = customerBackend()
    const app = await toCheck(backend)
    backend.failNext('authorization.authorize', 'not-signed-in')
    await app.press(authorize)
    const href = app.control(en('errors.action.signIn')).getAttribute('href') ?? ''
    const back = new URLSearchParams(href.split('?')[1]).get('return') ?? ''
    expect(back).toBe(`${offer}/authorize/check`)
    app.close()
    const again = await openApp(back, backend)
    expect(again.heading()).toBe(en('offer.check.heading'))
  })

  it('shows the receipt’s way when a colleague has answered a moment before', async () => {
    const backend = customerBackend()
    const app = await toCheck(backend)
    backend.failNext('authorization.authorize', 'already-authorized', { params: { reference: 'MND-7Q4K-2FXB' } })
    backend.world.viewer = viewerOf('already-authorized', { reference: 'MND-7Q4K-2FXB' })
    await app.press(authorize)
    expect(app.heading()).toBe(en('offer.obstacle.already-authorized.title', { partner: 'Nordlys IT' }))
    await app.press(en('offer.obstacle.already-authorized.receipt'))
    expect(app.router.currentRoute.value.name).toBe('receipt')
  })

  it('says that the offer was withdrawn while it was being read', async () => {
    const backend = customerBackend()
    const app = await toCheck(backend)
    backend.failNext('authorization.authorize', 'offer-withdrawn', { params: { partner: 'Nordlys IT' } })
    await app.press(authorize)
    expect(app.heading()).toBe(en('errors.offer-withdrawn.title'))
  })
})

describe('declining an offer', () => {
  it.each(languages)('takes as many pages as accepting, in %s', async (language) => {
    const t = (key: string, params = {}): string => say(language, key, params)
    const backend = customerBackend()
    const app = await openApp(`/${language}/offers/${token}/authorize/decision`, backend)
    await app.choose('#decision-2')
    await app.press(t('offer.decision.next'))
    expect(app.heading()).toBe(t('offer.decline.heading'))
    await app.press(t('offer.decline.action', { organization: customer.name }))
    expect(app.heading()).toBe(t('offer.decline.done.title'))
    expect(backend.callsOf('authorization.decline')).toHaveLength(1)
  })

  it('keeps the reason when the answer is lost, and sends it with the same key', async () => {
    const backend = customerBackend()
    backend.loseNext('authorization.decline')
    const app = await toCheck(backend, 'no')
    await app.fill('#reason', '  We have a partner already. ')
    await app.press(decline)
    expect(app.get<HTMLTextAreaElement>('#reason').value).toContain('We have a partner already.')
    await app.press(decline)
    const [first, second] = backend.callsOf('authorization.decline')
    expect(second?.key).toBe(first?.key)
    expect(second?.input[1]).toMatchObject({ reason: 'We have a partner already.' })
  })

  it('says at the field what is wrong with the reason', async () => {
    const backend = customerBackend()
    backend.failNext('authorization.decline', 'invalid-input', {
      fields: [{ field: 'reason', problem: 'too-long', limit: 1000 }],
    })
    const app = await toCheck(backend, 'no')
    await app.press(decline)
    expect(spoken(app.get('#reason-error'))).toContain('1,000')
    expect(document.activeElement?.getAttribute('role')).toBe('alert')
  })
})
