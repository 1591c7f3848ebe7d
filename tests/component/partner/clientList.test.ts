import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Client } from '../../../src/backend/contract.ts'
import { languages } from '../../../src/lib/languages.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import { customer } from '../../support/fakeWorld.ts'
import { openApp, settle, spoken, type OpenedApp } from '../support/openApp.ts'
import { say } from '../../support/say.ts'

const en = (key: string, params = {}): string => say('en', key, params)
const page = '/en/partner/clients'
const soon = new Date(Date.now() + 12 * 24 * 60 * 60 * 1000).toISOString()

/** Three clients, each of its own kind, and one that has gone. */
function mixed(): FakeBackend {
  return fakeBackend((world) => {
    const [first] = world.clients
    if (!first) return
    const kinds: [name: string, change: Partial<Client>][] = [
      ['Plain', { role: 'full' }],
      ['Ending', { endsAt: soon }],
      ['Noted', { noted: true, offerId: 'offer_2', offerName: 'Another offer' }],
      ['Gone', { state: 'removed', removedAt: '2026-05-01T08:00:00.000Z' }],
    ]
    world.clients = kinds.map(([name, change], index) => ({
      ...first,
      relationshipId: `rel_${index}`,
      customer: { id: `c_${name}`, name, domain: `${name.toLowerCase()}.example` },
      ...change,
    }))
  })
}

const names = (app: OpenedApp): string[] =>
  [...app.main.querySelectorAll('tbody th .ui-table__value > a')].map((link) => spoken(link))
const chips = (app: OpenedApp): string[] => [...app.main.querySelectorAll('.filter-chips__chip')].map(spoken)
const query = (app: OpenedApp): object => app.router.currentRoute.value.query
const count = (app: OpenedApp): string => spoken(app.get('.client-list__count'))

async function openFilter(app: OpenedApp): Promise<void> {
  const details = app.get<HTMLDetailsElement>('.client-list__filter')
  details.open = true
  details.dispatchEvent(new Event('toggle'))
  await settle()
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the list of clients', () => {
  it('is filtered in the address, says by what, and lets each filter go', async () => {
    const app = await openApp(page, mixed())
    expect(names(app)).toEqual(['Plain', 'Ending', 'Noted'])
    expect(count(app)).toBe('3 clients')
    await openFilter(app)
    await app.fill('#filter-role', 'limited')
    await app.fill('#filter-ends', '30')
    expect(query(app), 'nothing happens before it is asked for').toEqual({})
    app.get<HTMLFormElement>('.client-filter').requestSubmit()
    await settle()
    expect(query(app)).toEqual({ role: 'limited', ends: '30' })
    expect(names(app)).toEqual(['Ending'])
    expect(count(app)).toBe('1 client')
    expect(document.activeElement).toBe(app.get('.client-list__count'))
    expect(spoken(app.get('tbody'))).toContain(en('clientList.soon'))
    const ends = en('clientList.chips.ends', { days: 30 })
    expect(chips(app)).toEqual([en('clientList.chips.role', { role: en('access.role.limited.name') }), ends])

    await app.press(en('clientList.chips.remove', { filter: ends }))
    expect(query(app)).toEqual({ role: 'limited' })
    expect(names(app)).toEqual(['Ending', 'Noted'])
    app.router.back()
    await settle()
    expect(names(app)).toEqual(['Ending'])
    await app.press(en('clientList.chips.clear'))
    expect(query(app)).toEqual({})
    expect(chips(app)).toEqual([])
  })

  it('keeps everything through a reload, and passes on only what it knows', async () => {
    const backend = mixed()
    const app = await openApp(`${page}?role=limited&noted=yes&sort=ends&offer=offer_2&ends=7&search=note`, backend)
    expect(names(app)).toEqual(['Noted'])
    expect(backend.callsOf('clients.list').at(-1)?.input[0]).toMatchObject({
      search: 'note',
      role: 'limited',
      noted: true,
      offer: 'offer_2',
      sort: 'ends',
      endsWithin: undefined,
    })
    expect(app.get<HTMLSelectElement>('#client-sort').value).toBe('ends')
    expect(chips(app)).toContain(en('clientList.chips.offer', { offer: 'Another offer' }))
    await openFilter(app)
    expect(app.get<HTMLInputElement>('#filter-noted').checked).toBe(true)
    expect(app.get<HTMLSelectElement>('#filter-offer').value).toBe('offer_2')
    await app.fill('#client-sort', 'name')
    expect(query(app)).toEqual({ role: 'limited', noted: 'yes', offer: 'offer_2', ends: '7', search: 'note' })
  })

  it('shows former clients apart, with how it ended, and leads to what was noted', async () => {
    const app = await openApp(`${page}?state=past&ends=30`, mixed())
    expect(names(app)).toEqual(['Gone'])
    expect(count(app)).toBe('1 past relationship')
    expect(spoken(app.get('tbody'))).toContain(en('clientList.state.removed'))
    expect(app.get('tbody th a').getAttribute('href')).toBe('/en/partner/clients/c_Gone/note')
    expect(chips(app)).toEqual([en('clientList.chips.past')])
  })

  it.each(languages)('says in %s that nothing matches, and keeps what leads out of it', async (language) => {
    const app = await openApp(`/${language}/partner/clients?role=full&search=zzz`, mixed())
    expect(app.main.textContent).toContain(say(language, 'clientList.none.clients'))
    expect(chips(app)).toHaveLength(2)
    await app.press(say(language, 'clientList.chips.clear'))
    expect(names(app)).toHaveLength(3)
  })

  it('doesn’t call a page beyond the end an empty list', async () => {
    const app = await openApp(`${page}?after=10`, mixed())
    expect(app.main.textContent).toContain(en('ui.pages.end'))
    expect(app.main.textContent).not.toContain(en('clientList.empty.title'))
  })

  it('saves the list as it is filtered, and says when it couldn’t', async () => {
    const backend = mixed()
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:file'
    })
    const app = await openApp(`${page}?role=limited&sort=ends`, backend)
    backend.failNext('clients.exportCsv', 'offline')
    await app.press(en('clientList.export.action'))
    expect(app.main.textContent).toContain(en('errors.offline.title'))
    expect(saved).toEqual([])
    await app.press(en('errors.action.tryAgain'))
    expect(app.main.textContent).toContain(en('clientList.export.done'))
    expect(backend.callsOf('clients.exportCsv').at(-1)?.input[0]).toMatchObject({
      filter: { role: 'limited' },
      sort: 'ends',
      language: 'en',
    })
    expect(await saved[0]?.text()).toContain('Ending')
    await app.fill('#client-sort', 'since')
    expect(app.main.textContent).not.toContain(en('clientList.export.done'))
  })
})

describe('a note about a client', () => {
  const notePage = `/en/partner/clients/${customer.id}/note`
  const theirs = (backend: FakeBackend, text: string, version: number): void => {
    const writtenAt = '2026-05-04T09:00:00.000Z'
    backend.world.notes[customer.id] = { customer, text, version, writtenBy: 'Signe Toft', writtenAt }
  }

  it('is written, read and changed', async () => {
    const backend = fakeBackend()
    const app = await openApp(notePage, backend)
    expect(app.main.textContent).toContain(en('clientNote.none'))
    await app.press(en('clientNote.write'))
    await app.fill('#note', 'Call Freja first.')
    app.get('form button[type=submit]').click()
    await settle()
    expect(spoken(app.get('.client-note'))).toBe('Call Freja first.')
    expect(app.main.textContent).toContain(en('clientNote.saved'))
    expect(app.main.textContent).toContain('Lone Lund')
    await app.go('/en/partner/clients?noted=yes')
    expect(names(app)).toEqual([customer.name])
  })

  it('shows the loser of two who wrote at once both texts, and loses neither', async () => {
    const backend = fakeBackend()
    const app = await openApp(notePage, backend)
    await app.press(en('clientNote.write'))
    await app.fill('#note', 'Mine')
    theirs(backend, 'Theirs', 1)
    await app.press(en('clientNote.save'))
    expect(spoken(app.get('.client-note'))).toBe('Theirs')
    expect(app.main.textContent).toContain('Signe Toft')
    expect(app.get<HTMLTextAreaElement>('#note').value).toBe('Mine')
    expect(document.activeElement?.textContent).toBe(en('clientNote.conflict.title'))

    await app.press(en('clientNote.conflict.add'))
    expect(app.get<HTMLTextAreaElement>('#note').value).toBe('Mine\n\nTheirs')
    await app.press(en('clientNote.save'))
    expect(backend.world.notes[customer.id]).toMatchObject({ text: 'Mine\n\nTheirs', version: 2 })
  })

  it('replaces the other text only for who has seen it', async () => {
    const backend = fakeBackend()
    const app = await openApp(notePage, backend)
    await app.press(en('clientNote.write'))
    await app.fill('#note', 'Mine')
    theirs(backend, 'Theirs', 1)
    await app.press(en('clientNote.save'))
    theirs(backend, 'Theirs again', 2)
    await app.press(en('clientNote.conflict.replace'))
    expect(spoken(app.get('.client-note'))).toBe('Theirs again')
    await app.press(en('clientNote.conflict.replace'))
    expect(backend.world.notes[customer.id]).toMatchObject({ text: 'Mine', version: 3 })
  })

  it('is still there, unsaved, after a reload; and beside what was written meanwhile', async () => {
    const backend = fakeBackend()
    const app = await openApp(notePage, backend)
    await app.press(en('clientNote.write'))
    await app.fill('#note', 'Half a sen')
    app.close()
    const again = await openApp(notePage, backend)
    expect(again.get<HTMLTextAreaElement>('#note').value).toBe('Half a sen')
    expect(again.main.textContent).toContain(en('clientNote.kept'))
    again.close()
    theirs(backend, 'Theirs', 1)
    const later = await openApp(notePage, backend)
    expect(later.get<HTMLTextAreaElement>('#note').value).toBe('Half a sen')
    expect(spoken(later.get('.client-note'))).toBe('Theirs')
    await later.press(en('clientNote.cancel'))
    expect(later.main.querySelector('#note')).toBeNull()
  })

  it('says what is too long at its field, and loses nothing of it', async () => {
    const backend = fakeBackend()
    const app = await openApp(notePage, backend)
    await app.press(en('clientNote.write'))
    await app.fill('#note', '备'.repeat(4001))
    await app.press(en('clientNote.save'))
    expect(spoken(app.get('#note-error'))).toContain(en('errors.field.too-long', { limit: 4000 }))
    expect(app.get<HTMLTextAreaElement>('#note').value).toHaveLength(4001)
    expect(backend.callsOf('clients.setNote')).toEqual([])
  })

  it('is told apart for an address that is wrong, and stays for who was a client', async () => {
    const unknown = await openApp('/en/partner/clients/nobody/note', fakeBackend())
    expect(unknown.heading()).toBe(en('errors.not-found.title'))
    const backend = fakeBackend((world) => world.removedBy.add(customer.id))
    theirs(backend, 'Left in May', 1)
    const former = await openApp(notePage, backend)
    expect(former.main.textContent).toContain('Left in May')
    expect(former.main.textContent).toContain(en('clientNote.former'))
  })
})
