import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { say } from '../../support/say.ts'
import { openApp, spoken } from '../support/openApp.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const profile = '/en/partner/profile'

describe.each(languages)('the profile in %s', (language) => {
  const t = (key: string, params = {}): string => say(language, key, params)

  it('says what customers see, and each part has its own form', async () => {
    const backend = fakeBackend()
    const app = await openApp(`/${language}/partner/profile`, backend)
    expect(app.heading()).toBe(t('profile.title'))
    expect(spoken(app.main)).toContain('Havnegade 12')
    await app.press(t('profile.contact.edit'))
    await app.fill('#address', 'Nygade 1')
    await app.press(t('profile.contact.save'))
    expect(backend.callsOf('profile.setContact')[0]?.input[0]).toEqual({
      address: 'Nygade 1',
      phone: '+45 70 10 00 12',
      shownVersion: 'c1',
    })
    expect(spoken(app.main)).toContain(t('profile.saved.contact'))
    expect(spoken(app.main)).toContain('Nygade 1')
  })

  it('shows the record that proves the domain, tries it, and says how that went', async () => {
    const backend = fakeBackend()
    const app = await openApp(`/${language}/partner/profile`, backend)
    expect(app.get<HTMLInputElement>('#record-value').value).toBe('mandate-domain-proof=abc')
    for (const outcome of ['not-found', 'other-value', 'no-answer', 'elsewhere'] as const) {
      backend.world.proofOutcome = outcome
      await app.press(t('profile.proof.verify'))
      expect(spoken(app.main)).toContain(t(`profile.proof.outcome.${outcome}`, { domain: 'nordlys.example' }))
    }
    backend.world.proofOutcome = 'proven'
    await app.press(t('profile.proof.verify'))
    expect(spoken(app.main)).toContain(t('profile.proof.provenText', { domain: 'nordlys.example' }))
    expect(app.main.querySelector('#record-value')).toBeNull()
  })
})

describe('the profile', () => {
  it('is only read by those who are no owners', async () => {
    const backend = fakeBackend((world) => {
      world.profile = { ...world.profile, mayChange: false, proof: { ...world.profile.proof, record: null } }
    })
    const app = await openApp(profile, backend)
    expect(spoken(app.main)).toContain(en('profile.readOnly'))
    expect(app.main.querySelectorAll('main button, .ui-button')).toHaveLength(0)
  })

  it('keeps what was typed when somebody else was first, and can begin again with theirs', async () => {
    const backend = fakeBackend()
    const app = await openApp(profile, backend)
    await app.press(en('profile.contact.edit'))
    await app.fill('#address', 'Mine')
    backend.world.profile = {
      ...backend.world.profile,
      contact: { ...backend.world.profile.contact, address: 'Theirs', version: 'c9' },
    }
    backend.failNext('profile.setContact', 'changed-meanwhile')
    await app.press(en('profile.contact.save'))
    expect(app.get<HTMLTextAreaElement>('#address').value).toBe('Mine')
    await app.press(en('profile.takeTheirs'))
    expect(app.get<HTMLTextAreaElement>('#address').value).toBe('Theirs')
    await app.press(en('profile.contact.save'))
    expect(backend.callsOf('profile.setContact')[1]?.input[0]).toMatchObject({ shownVersion: 'c9' })
  })

  it('says at their fields what is wrong with the listing, and adds and removes countries', async () => {
    const backend = fakeBackend()
    const app = await openApp(profile, backend)
    await app.press(en('profile.listing.edit'))
    backend.failNext('profile.setListing', 'invalid-input', {
      fields: [
        { field: 'countries', problem: 'required' },
        { field: 'contact', problem: 'required' },
      ],
    })
    await app.press(en('profile.listing.save'))
    expect(app.get('.ui-errors').querySelectorAll('a').length).toBe(2)
    expect(app.get('#country').getAttribute('aria-invalid')).toBe('true')
    await app.fill('#country', 'SE')
    await app.press(en('profile.countries.add'))
    await app.press(en('profile.listing.save'))
    expect(backend.callsOf('profile.setListing')[1]?.input[0]).toMatchObject({
      listed: true,
      countries: ['DK', 'SE'],
      shownVersion: 'l1',
    })
  })

  it('says when it can’t be read, and who may', async () => {
    const backend = fakeBackend()
    backend.failNext('profile.get', 'unavailable')
    const app = await openApp(profile, backend)
    expect(spoken(app.main)).toContain(en('errors.unavailable.title'))
    await app.press(en('errors.action.tryAgain'))
    expect(spoken(app.main)).toContain('Havnegade 12')
  })
})

describe('the partner’s terms', () => {
  const terms = '/en/partner/profile/terms?terms=da'

  it('are listed by version, read, and written anew from the newest', async () => {
    const backend = fakeBackend()
    const app = await openApp(terms, backend)
    expect(spoken(app.main)).toContain(en('profile.terms.version', { number: 2 }))
    await app.press(en('profile.terms.write.next', { number: 2 }))
    expect(app.get<HTMLTextAreaElement>('#terms-text').value).toBe('Nye vilkår')
    await app.fill('#terms-text', 'Nyeste vilkår')
    await app.press(en('profile.terms.write.save', { number: 3 }))
    expect(backend.callsOf('profile.writeTerms')[0]?.input[0]).toEqual({
      language: 'da',
      text: 'Nyeste vilkår',
      basedOn: 2,
    })
    expect(spoken(app.main)).toContain(en('profile.terms.write.saved', { number: 3 }))
    await app.press(en('profile.terms.version', { number: 1 }))
    expect(spoken(app.main)).toContain('Gamle vilkår')
    expect(spoken(app.main)).toContain(en('profile.terms.immutable'))
  })

  it('keep what is being written over a look at another language and a reload, until it is saved or given up', async () => {
    const backend = fakeBackend()
    let app = await openApp(terms, backend)
    await app.press(en('profile.terms.write.next', { number: 2 }))
    await app.fill('#terms-text', 'Næsten færdige vilkår')
    await app.go('/en/partner/profile/terms?terms=zh')
    await app.press(en('profile.terms.write.first'))
    await app.fill('#terms-text', '条款')
    app.close()
    app = await openApp(terms, backend)
    expect(app.get<HTMLTextAreaElement>('#terms-text').value).toBe('Næsten færdige vilkår')
    await app.press(en('profile.terms.write.save', { number: 3 }))
    expect(backend.callsOf('profile.writeTerms')[0]?.input[0]).toMatchObject({ language: 'da', basedOn: 2 })
    app.close()
    app = await openApp('/en/partner/profile/terms?terms=zh', backend)
    expect(app.get<HTMLTextAreaElement>('#terms-text').value).toBe('条款')
    await app.press(en('profile.cancel'))
    app.close()
    app = await openApp('/en/partner/profile/terms?terms=zh', backend)
    expect(app.main.querySelector('#terms-text')).toBeNull()
  })

  it('say when there are none, and what is wrong with the first', async () => {
    const backend = fakeBackend()
    const app = await openApp('/en/partner/profile/terms?terms=zh', backend)
    await app.press(en('profile.terms.write.first'))
    backend.failNext('profile.writeTerms', 'invalid-input', { fields: [{ field: 'text', problem: 'required' }] })
    await app.press(en('profile.terms.write.save', { number: 1 }))
    expect(app.get('#terms-text').getAttribute('aria-invalid')).toBe('true')
    expect(app.get('.ui-errors a').getAttribute('href')).toBe('#terms-text')
  })

  it('that nobody has are said to be nowhere', async () => {
    const app = await openApp('/en/partner/profile/terms/nothing', fakeBackend())
    expect(app.heading()).toBe(en('errors.not-found.title'))
  })
})
