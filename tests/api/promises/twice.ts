import type { TestHandler } from '../../support/handler.ts'
import type { StoreKind } from '../../support/stores.ts'
import { hold, newKey, offerInput, outcomeOf, people, tokenOf, withServer } from './promise.ts'

/** The fifth promise: twice is once. Fifty equal commands at the same time are one, and all hear the same. */
const times = 50

async function fiftyTimes<T>(what: string, act: () => Promise<T>): Promise<T> {
  const answers = await Promise.allSettled(Array.from({ length: times }, act))
  const texts = new Set<string>()
  let first: { readonly value: T } | undefined
  for (const answer of answers) {
    if (answer.status === 'rejected') {
      const { reason } = answer as { reason: unknown }
      hold(false, `One of ${times} times ${what} failed: ${String(reason)}`)
    }
    first ??= { value: answer.value }
    texts.add(JSON.stringify(answer.value ?? null))
  }
  hold(texts.size === 1, `${times} times ${what} gave ${texts.size} different answers`)
  if (!first) throw new Error('Nothing was answered')
  return first.value
}

interface Counts {
  readonly offers: number
  readonly relationships: number
  readonly answers: number
  readonly activities: number
  readonly mails: number
}

function count(server: TestHandler): Promise<Counts> {
  return server.deps.store.read(async (tx) => {
    const rows = async (table: 'offers' | 'relationships' | 'answers' | 'activities' | 'outbox'): Promise<number> =>
      (await tx.db.selectFrom(table).select('id').execute()).length
    return {
      offers: await rows('offers'),
      relationships: await rows('relationships'),
      answers: await rows('answers'),
      activities: await rows('activities'),
      mails: await rows('outbox'),
    }
  })
}

export function twiceIsOnce(kind: StoreKind): Promise<void> {
  return withServer(kind, async (server) => {
    const owner = await server.as(people.owner)
    const admin = await server.as(people.admin)
    const start = await count(server)
    const grown = async (by: Partial<Counts>, what: string): Promise<void> => {
      const now = await count(server)
      for (const [name, before] of Object.entries(start)) {
        const table = name as keyof Counts
        const expected = before + (by[table] ?? 0)
        hold(now[table] === expected, `After ${times} times ${what} there are ${now[table]} ${table}, not ${expected}`)
      }
    }

    const offerKey = newKey()
    const offer = await fiftyTimes('sending an offer', () => owner.offers.send(offerInput, offerKey))
    await grown({ offers: 1 }, 'sending an offer')

    const token = tokenOf(offer)
    const answer = { digest: offer.digest, language: 'da' } as const
    const answerKey = newKey()
    const receipt = await fiftyTimes('authorizing', () => admin.authorization.authorize(token, answer, answerKey))
    // The partner's owner hears of it, who is also the sender, and the customer's two global admins.
    const granted = { offers: 1, relationships: 1, answers: 1, activities: 1, mails: 3 }
    await grown(granted, 'authorizing')

    await fiftyTimes('choosing a language', () => admin.account.setLanguage('en', answerKeyOf('language')))

    const enterKey = newKey()
    await fiftyTimes('entering', () => owner.onBehalf.enter(receipt.customer.id, 'They asked', enterKey))
    await grown({ ...granted, activities: 2 }, 'entering')

    const { items: users } = await owner.clients.users(receipt.customer.id)
    const user = users.find((one) => one.userName === people.user)
    const resetKey = newKey()
    await fiftyTimes('resetting a password', () =>
      owner.clients.resetPassword(receipt.customer.id, user?.id ?? '', resetKey),
    )
    // Whose password it was hears of it.
    await grown({ ...granted, activities: 4, mails: 4 }, 'resetting a password')

    await sameKeyElsewhere(server, { token, answer, answerKey, offerKey })

    const removalKey = newKey()
    await fiftyTimes('removing', () => admin.relationships.remove(receipt.relationshipId ?? '', removalKey))
    await grown({ ...granted, offers: 2, activities: 5, mails: 7 }, 'removing')
  })
}

const answerKeyOf = (name: string): { key: string } => ({ key: `one-key-for-${name}` })

interface Used {
  readonly token: string
  readonly answer: { readonly digest: string; readonly language: 'da' }
  readonly answerKey: { readonly key: string }
  readonly offerKey: { readonly key: string }
}

async function sameKeyElsewhere(server: TestHandler, { token, answer, answerKey, offerKey }: Used): Promise<void> {
  const admin = await server.as(people.admin)
  const seller = await server.as(people.seller)
  const owner = await server.as(people.owner)
  const conflict = 'idempotency-conflict'
  const otherInput = admin.authorization.authorize(token, { ...answer, language: 'en' }, answerKey)
  hold((await outcomeOf(otherInput)) === conflict, 'A key was taken for other input')
  hold((await outcomeOf(admin.account.setLanguage('da', answerKey))) === conflict, 'A key was taken for another act')
  const again = owner.offers.send({ ...offerInput, name: 'Another' }, offerKey)
  hold((await outcomeOf(again)) === conflict, 'A key was taken for another offer')
  hold((await outcomeOf(owner.offers.send(offerInput, { key: 'short' }))) === conflict, 'A key of five signs was taken')
  // What one person sends says nothing of another's.
  const others = await seller.offers.send({ ...offerInput, name: 'The seller’s own' }, offerKey)
  hold(others.createdBy === 'Signe Toft', 'A key of one person answered another')
}
