import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloud as vianet } from '../../src/clouds/21vianet.ts'
import type { Backend, Offer, OfferInput } from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { newKey, offerInput, people, tokenOf } from './promises/promise.ts'

async function refusalOf(answer: Promise<unknown>): Promise<BackendError> {
  try {
    await answer
  } catch (error) {
    if (error instanceof BackendError) return error
    throw error
  }
  throw new Error('It was not refused')
}

describeStores('bad input', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let server: TestHandler
  let owner: Backend
  let admin: Backend
  let stranger: Backend
  let offer: Offer
  let token: string

  beforeAll(async () => {
    server = await testHandler({ store: database().open(), world: 'two-partners' })
    owner = await server.as(people.owner)
    admin = await server.as(people.admin)
    stranger = await server.as(null)
    offer = await owner.offers.send(offerInput, newKey())
    token = tokenOf(offer)
  })

  afterAll(() => {
    expect(server.faults).toEqual([])
  })

  const codeOf = async (answer: Promise<unknown>): Promise<string> => (await refusalOf(answer)).code

  describe('links', () => {
    it('forgives capitals, and what mail programs leave at the end', async () => {
      for (const mangled of [token.toUpperCase(), `${token}.`, `${token})`, `${token}">`, ` ${token} `]) {
        expect((await stranger.authorization.read(mangled, 'en')).digest).toBe(offer.digest)
      }
    })

    it('knows no other', async () => {
      const changed = token.startsWith('a', 10) ? 'b' : 'a'
      const mangled = [
        token.slice(0, -1),
        `${token}a`,
        `${token}....`,
        token.slice(0, 10) + changed + token.slice(11),
        `g${'a'.repeat(50)}`,
        'x',
        '\u0000',
        '提议',
        'a'.repeat(3000),
        `${token}/../../session`,
        "' or 1=1 --",
      ]
      for (const one of mangled) {
        expect(await codeOf(stranger.authorization.read(one, 'en')), one).toBe('offer-unknown')
        const answer = { digest: offer.digest, language: 'en' } as const
        expect(await codeOf(admin.authorization.authorize(one, answer, newKey())), one).toBe('offer-unknown')
      }
    })

    it('says which cloud a link of another belongs to', async () => {
      const other = await testHandler({ cloud: vianet })
      const partner = await other.as('zhoumin@beichen.example')
      const theirs = tokenOf(await partner.offers.send({ ...offerInput, name: '提议' }, newKey()))
      await other.close()
      const refusal = await refusalOf(stranger.authorization.read(theirs, 'zh'))
      expect(refusal).toMatchObject({ code: 'offer-wrong-cloud', params: { cloud: '21vianet' } })
    })

    it('says whose offer it was that was taken back, or is over', async () => {
      const withdrawn = await owner.offers.send(offerInput, newKey())
      await owner.offers.withdraw(withdrawn.id, newKey())
      const expired = await owner.offers.send({ ...offerInput, validDays: 1 }, newKey())
      server.clock.advanceDays(2)
      for (const [sent, code] of [
        [withdrawn, 'offer-withdrawn'],
        [expired, 'offer-expired'],
      ] as const) {
        const refusal = await refusalOf(stranger.authorization.read(tokenOf(sent), 'en'))
        expect(refusal).toMatchObject({ code, params: { partner: 'Nordlys IT ApS' } })
      }
    })

    it('lets no partner answer its own offer', async () => {
      expect((await owner.authorization.viewer(token))?.obstacle).toBe('own-offer')
      const answer = { digest: offer.digest, language: 'en' } as const
      expect(await codeOf(owner.authorization.authorize(token, answer, newKey()))).toBe('own-offer')
    })

    it('names the relationship that is there already', async () => {
      const answer = { digest: offer.digest, language: 'en' } as const
      const refusal = await refusalOf(admin.authorization.authorize(token, answer, newKey()))
      const { items } = await admin.relationships.list()
      const reference = items.find((one) => one.partner.domain === 'nordlys.example')?.reference
      expect(refusal).toMatchObject({ code: 'already-authorized', params: { reference } })
    })
  })

  describe('texts', () => {
    const named = (name: string): Promise<Offer> => owner.offers.send({ ...offerInput, name }, newKey())

    it('keeps names of 200 characters, markup and Han as they are', async () => {
      const names = [
        'x'.repeat(200),
        '协'.repeat(200),
        '<script>alert(1)</script> & "co"',
        '北辰云服务有限公司',
        'Åse & Bjørn – 協力 👩‍🔧',
      ]
      for (const name of names) {
        const { id } = await named(name)
        expect((await owner.offers.get(id)).name).toBe(name)
      }
    })

    it('trims, composes, and makes tabs spaces', async () => {
      expect((await named('  A\u030Ase\tBo ')).name).toBe('Åse Bo')
    })

    it.each([
      ['a direction override', 'Nordlys \u202Egpj.exe'],
      ['an isolate', 'Nordlys \u2066x\u2069'],
      ['an invisible space', 'Nord\u200Blys'],
      ['a character zero', 'Nord\u0000lys'],
      ['a line feed', 'Nord\nlys'],
      ['a line separator', 'Nord\u2028lys'],
      ['half a character', 'Nord\uD800lys'],
    ])('refuses a name with %s', async (_, name) => {
      const refusal = await refusalOf(named(name))
      expect(refusal.code).toBe('invalid-input')
      expect(refusal.fields).toEqual([{ field: 'name', problem: 'not-allowed-characters', limit: undefined }])
    })

    it('says which field is too long, and how long it may be', async () => {
      const input: OfferInput = {
        ...offerInput,
        name: 'x'.repeat(201),
        texts: { en: { message: 'm'.repeat(2001), terms: 't'.repeat(20_001) } },
      }
      const { code, fields } = await refusalOf(owner.offers.send(input, newKey()))
      expect(code).toBe('invalid-input')
      expect(fields).toEqual([
        { field: 'name', problem: 'too-long', limit: 200 },
        { field: 'texts.en.message', problem: 'too-long', limit: 2000 },
        { field: 'texts.en.terms', problem: 'too-long', limit: 20_000 },
      ])
    })

    it('says which field is missing or wrong', async () => {
      const operator = await server.as(people.operator)
      const input = {
        name: ' ',
        domain: 'not a domain',
        address: 'Street 1',
        phone: '',
        country: 'Denmark',
        isPartner: false,
        certified: false,
        admin: { name: 'A', userName: 'with space', email: 'nowhere', language: 'en' },
      } as const
      const { fields } = await refusalOf(operator.operator.add(input, newKey()))
      expect(Object.fromEntries(fields.map(({ field, problem }) => [field, problem]))).toEqual({
        name: 'required',
        domain: 'not-a-domain',
        country: 'not-a-choice',
        'admin.userName': 'not-a-user-name',
        'admin.email': 'not-an-email',
      })
    })

    it('says which name is taken', async () => {
      const operator = await server.as(people.operator)
      const input = {
        name: 'Another Nordlys',
        domain: 'Nordlys.example',
        address: 'Street 1',
        phone: '',
        country: 'DK',
        isPartner: true,
        certified: true,
        admin: { name: 'A', userName: 'lone', email: 'a@b.example', language: 'en' },
      } as const
      const { fields } = await refusalOf(operator.operator.add(input, newKey()))
      expect(fields).toMatchObject([{ field: 'domain', problem: 'taken' }])
    })

    it('refuses an offer whose default language has no text', async () => {
      const { fields } = await refusalOf(owner.offers.send({ ...offerInput, defaultLanguage: 'zh' }, newKey()))
      expect(fields).toMatchObject([{ field: 'defaultLanguage', problem: 'not-a-choice' }])
    })
  })

  describe('requests', () => {
    async function post(
      path: string,
      body: string,
      headers: Record<string, string> = {},
    ): Promise<{ status: number; body: unknown }> {
      const request = new Request(`http://mandate.test${path}`, {
        method: 'POST',
        headers: { 'idempotency-key': crypto.randomUUID(), ...headers },
        body,
      })
      const response = await server.app.fetch(request, { caller: await server.caller(people.owner) })
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      return { status: response.status, body: await response.json() }
    }

    it.each(['', '{', '<offer/>', '\u0000', '{"name":"x"}}'])('refuses a body that is no JSON: %j', async (body) => {
      const { status, body: problem } = await post('/api/offers', body)
      expect(status).toBe(422)
      expect(problem).toMatchObject({ code: 'invalid-input', fields: [{ field: '' }] })
    })

    it.each(['null', '[]', '7', '"text"', '{}'])('refuses a body that is no offer: %s', async (body) => {
      expect(await post('/api/offers', body)).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
    })

    it('refuses names it does not know, and says which', async () => {
      const { body } = await post('/api/offers', JSON.stringify({ ...offerInput, isAdmin: true }))
      expect(body).toMatchObject({ code: 'invalid-input', fields: [{ field: 'isAdmin' }] })
      const nested = { ...offerInput, texts: { en: { message: '', terms: 'T', html: '<b>' } } }
      expect((await post('/api/offers', JSON.stringify(nested))).body).toMatchObject({
        fields: [{ field: 'texts.en.html' }],
      })
      const polluting = JSON.stringify(offerInput).replace('{', '{"__proto__":{"role":"full"},')
      expect((await post('/api/offers', polluting)).status).toBe(422)
    })

    it('refuses a command without an idempotency key', async () => {
      const body = JSON.stringify(offerInput)
      expect((await post('/api/offers', body, { 'idempotency-key': '' })).body).toMatchObject({
        code: 'idempotency-conflict',
      })
    })

    it('refuses a version that no note can have', async () => {
      const client = (await owner.clients.list()).items[0]?.customer.id ?? ''
      for (const version of [Number.MAX_SAFE_INTEGER, 2 ** 31, 0.5, -1]) {
        const { code, fields } = await refusalOf(
          owner.clients.setNote(client, { text: 'Call first', version }, newKey()),
        )
        expect({ code, field: fields[0]?.field }, String(version)).toEqual({ code: 'invalid-input', field: 'version' })
      }
    })

    it('has nothing at other addresses', async () => {
      for (const path of ['/api', '/api/nothing', '/api/offers/../../etc/passwd', '/api/clients/%00/users']) {
        const response = await server.app.fetch(new Request(`http://mandate.test${path}`), {
          caller: await server.caller(people.owner),
        })
        expect(response.status, path).toBe(404)
        expect(await response.json()).toMatchObject({ code: 'not-found' })
      }
    })
  })

  describe('lists', () => {
    it('refuses cursors that are not ours', async () => {
      const encode = (value: unknown): string => btoa(JSON.stringify(value))
      for (const after of [
        'x',
        '%%%',
        encode([1, 2]),
        encode({}),
        encode(['\u0000', 'x']),
        encode(['only']),
        'a'.repeat(2001),
      ]) {
        const { code, fields } = await refusalOf(owner.clients.list({ after }))
        expect({ code, field: fields[0]?.field }, after).toEqual({ code: 'invalid-input', field: 'after' })
      }
    })

    it('refuses a number that is none, where a list goes by numbers', async () => {
      for (const value of ['1.5', '-1', '1e9', 'Infinity', '9999999999', '', ' 1', 'one']) {
        const after = btoa(JSON.stringify([value, 'x']))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
        const pages = [() => owner.profile.listTerms('en', { after }), () => owner.offers.versions(offer.id, { after })]
        for (const page of pages) {
          const { code, fields } = await refusalOf(page())
          expect({ code, field: fields[0]?.field }, value).toEqual({ code: 'invalid-input', field: 'after' })
        }
      }
    })

    it('takes signs of searching literally', async () => {
      for (const name of ['100% care', 'under_score', 'back\\slash', '年度托管协议', 'Ærø Øst Åse']) {
        await owner.offers.send({ ...offerInput, name }, newKey())
      }
      const found = async (search: string): Promise<string[]> =>
        (await owner.offers.list({ search })).items.map((item) => item.name)
      expect(await found('100%')).toEqual(['100% care'])
      expect(await found('r_s')).toEqual(['under_score'])
      expect(await found('\\')).toEqual(['back\\slash'])
      expect(await found('托管')).toEqual(['年度托管协议'])
      expect(await found('aero ost')).toEqual(['Ærø Øst Åse'])
      expect(await found("'; drop table offers")).toEqual([])
      expect(await codeOf(owner.offers.list({ search: 'a\u0000b' }))).toBe('invalid-input')
      expect(await codeOf(owner.offers.list({ search: 'a'.repeat(201) }))).toBe('invalid-input')
    })
  })
})
