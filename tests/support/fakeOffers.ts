/** What the backend in memory answers about tagged links, versions and answers of an offer. */
import type {
  Backend,
  Offer,
  OfferAnswer,
  OfferLink,
  OfferLinkDetails,
  RecipientProblem,
  RecipientRow,
} from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { pageOf, type FakeWorld, type Operation } from './fakeAnswers.ts'

const now = '2026-05-03T09:00:00.000Z'

export function linkOf(recipient: string, change: Partial<OfferLink> = {}): OfferLink {
  const id = `link_${recipient.toLowerCase().replaceAll(/\W+/g, '-')}`
  return {
    id,
    recipient,
    email: `${id}@mail.example`,
    language: null,
    url: `http://127.0.0.1:3000/o/g${id}`,
    state: 'waiting',
    createdAt: now,
    createdBy: 'Lone Lund',
    openedAt: null,
    answeredAt: null,
    customer: null,
    stoppedAt: null,
    reminders: 0,
    remindedAt: null,
    reminding: 'possible',
    remindableAt: null,
    ...change,
  }
}

export function offerAnswers(
  world: FakeWorld,
  operation: Operation,
): Pick<Backend['offers'], 'revise' | 'setExpiry' | 'versions' | 'answers'> {
  type Offers = Backend['offers']
  return {
    revise: operation<Offers['revise']>('offers.revise', (id, { basedOn, trial, purchase, ...input }) => {
      const before = offerIn(world, id)
      if (before.version !== basedOn) throw new BackendError('offer-changed')
      const items = trial ? [trial] : (purchase?.items ?? null)
      const order = items &&
        before.order && {
          ...before.order,
          items: items.flatMap(({ product: id, licenses }) => {
            const product = world.products.find((one) => one.id === id)
            return product ? [{ product, licenses }] : []
          }),
        }
      const version = before.version + 1
      return changed(world, id, { ...input, ...(order ? { order } : {}), version, digest: 'f'.repeat(64) })
    }),
    setExpiry: operation<Offers['setExpiry']>('offers.setExpiry', (id, expiresAt) =>
      changed(world, id, { expiresAt, state: 'open' }),
    ),
    versions: operation<Offers['versions']>('offers.versions', (id, options) => {
      const offer = offerIn(world, id)
      const versions = Array.from({ length: offer.version }, (_, index) => ({
        number: offer.version - index,
        digest: offer.digest,
        createdAt: offer.createdAt,
        createdBy: offer.createdBy,
        role: offer.role,
        durationDays: offer.durationDays,
        order: offer.order,
        defaultLanguage: offer.defaultLanguage,
        texts: offer.texts,
        accepted: 0,
        declined: 0,
      }))
      return pageOf(versions, { after: options?.after })
    }),
    answers: operation<Offers['answers']>('offers.answers', (_id, options) =>
      pageOf(
        world.offerAnswers.filter(({ link }) => options?.link === undefined || link?.id === options.link),
        { after: options?.after },
      ),
    ),
  }
}

export function offerLinkAnswers(world: FakeWorld, operation: Operation): Backend['offerLinks'] {
  type Links = Backend['offerLinks']
  const details = (offerId: string, linkId: string): OfferLinkDetails => {
    const link = world.offerLinks.find(({ id }) => id === linkId)
    if (!link) throw new BackendError('not-found')
    const openings = link.openedAt ? [{ organization: 'Fjord & Fjeld A/S', firstAt: now, lastAt: now }] : []
    return { link, letters: offerIn(world, offerId).letters, openings }
  }
  const set = (linkId: string, change: Partial<OfferLink>): void => {
    world.offerLinks = world.offerLinks.map((link) => (link.id === linkId ? { ...link, ...change } : link))
  }
  const matching = (state: string | undefined): OfferLink[] =>
    world.offerLinks.filter((link) => state === undefined || link.state === state)
  return {
    list: operation<Links['list']>('offerLinks.list', (_id, options) => pageOf(matching(options?.state), options)),
    all: operation<Links['all']>('offerLinks.all', (_id, options) => ({
      links: matching(options?.state),
      complete: true,
    })),
    get: operation<Links['get']>('offerLinks.get', details),
    add: operation<Links['add']>('offerLinks.add', (_id, rows) => {
      const problems: RecipientProblem[] = []
      const links: OfferLink[] = []
      rows.forEach((row, place) => {
        const problem = problemOf(world, row, place)
        if (problem) problems.push(problem)
        else links.push(linkOf(row.recipient, { email: row.email || null }))
      })
      world.offerLinks = [...world.offerLinks, ...links]
      return { links, problems }
    }),
    stop: operation<Links['stop']>('offerLinks.stop', (id, linkId) => {
      set(linkId, { state: 'stopped', stoppedAt: now, reminding: 'stopped' })
      return details(id, linkId)
    }),
    remind: operation<Links['remind']>('offerLinks.remind', (_id, linkId) => {
      const reminded = world.offerLinks.filter(
        ({ id, reminding }) => reminding === 'possible' && (linkId === null || id === linkId),
      )
      for (const { id } of reminded) {
        set(id, { reminders: 1, remindedAt: now, reminding: 'too-soon', remindableAt: '2026-05-06T09:00:00.000Z' })
      }
      return { sent: reminded.length, left: false }
    }),
    unanswered: operation<Links['unanswered']>('offerLinks.unanswered', (options) => {
      const [offer] = world.offers
      const found = matching(options?.state)
        .filter(({ state, recipient }) => {
          const open = state === 'waiting' || state === 'opened'
          return open && recipient.toLowerCase().includes((options?.search ?? '').toLowerCase())
        })
        .map((link) => ({
          link,
          offer: { id: offer?.id ?? '', name: offer?.name ?? '' },
          lastOpenedAt: link.openedAt,
          lastOpenedBy: link.openedAt && 'Fjord & Fjeld A/S',
        }))
      return { ...pageOf(found, { after: options?.after }), count: { count: found.length, more: false } }
    }),
    remindSeveral: operation<Links['remindSeveral']>('offerLinks.remindSeveral', (ids) => {
      const may = world.offerLinks.filter(({ id, reminding }) => ids.includes(id) && reminding === 'possible')
      for (const { id } of may) set(id, { reminders: 1, remindedAt: now, reminding: 'too-soon' })
      return { sent: may.length, skipped: ids.length - may.length }
    }),
    setReminding: operation<Links['setReminding']>('offerLinks.setReminding', (id, remindsAutomatically) =>
      changed(world, id, { remindsAutomatically }),
    ),
  }
}

/** Roughly as the server judges a row. */
function problemOf(world: FakeWorld, { recipient, email }: RecipientRow, row: number): RecipientProblem | null {
  if (recipient.trim() === '') return { row, field: 'recipient', problem: 'required' }
  if (email !== '' && !/^\S+@\S+\.\S+$/.test(email)) return { row, field: 'email', problem: 'not-an-email' }
  const taken = world.offerLinks.some((link) => (email ? link.email === email : link.recipient === recipient))
  return taken ? { row, field: email ? 'email' : 'recipient', problem: 'taken' } : null
}

function offerIn(world: FakeWorld, id: string): Offer {
  const offer = world.offers.find((one) => one.id === id)
  if (!offer) throw new BackendError('not-found')
  return offer
}

function changed(world: FakeWorld, id: string, change: Partial<Offer>): Offer {
  const offer = { ...offerIn(world, id), ...change }
  world.offers = world.offers.map((one) => (one.id === id ? offer : one))
  return offer
}

export function answerOf(change: Partial<OfferAnswer> = {}): OfferAnswer {
  return {
    id: 'answer_1',
    answer: 'accepted',
    at: '2026-05-02T08:30:00.000Z',
    customer: { id: 'org_fjord', name: 'Fjord & Fjeld A/S', domain: 'fjord.example' },
    person: 'Freja Friis',
    reason: '',
    version: 1,
    link: null,
    ...change,
  }
}
