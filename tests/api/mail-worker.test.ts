import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smtpMailer, type Mailer } from '../../server/mail/smtp.ts'
import { mailWorker, maxTries, type MailWorker } from '../../server/mail/worker.ts'
import type { Store } from '../../server/store/database.ts'
import { openPostgres } from '../../server/store/node/postgres.ts'
import { openSqlite } from '../../server/store/node/sqlite.ts'
import { createTestDatabase, postgresUrl } from '../support/postgres.ts'
import { TestClock } from '../support/handler.ts'

const from = { name: 'Mandate på dansk', address: 'no-reply@mandate.example' }

interface Mailbox {
  readonly url: string
  readonly received: { readonly mail: Email; readonly to: readonly string[] }[]
  refuse: boolean
  close(): Promise<void>
}

async function openMailbox(): Promise<Mailbox> {
  const received: Mailbox['received'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (box.refuse) return done(new Error('the mailbox is full'))
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          received.push({ mail, to: session.envelope.rcptTo.map(({ address }) => address) })
          done()
        })
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const box: Mailbox = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return box
}

const kinds = postgresUrl ? (['sqlite', 'postgres'] as const) : (['sqlite'] as const)

describe.each(kinds)('the mail worker, on %s', (kind) => {
  let store: Store
  let drop: (() => Promise<void>) | undefined
  let box: Mailbox
  const clock = new TestClock()

  beforeEach(async () => {
    if (kind === 'postgres') {
      const database = await createTestDatabase()
      store = openPostgres(database.url)
      drop = database.drop
    } else store = openSqlite(':memory:')
    await store.migrate()
    box = await openMailbox()
    await store.transaction(async ({ db }) => {
      await db
        .insertInto('people')
        .values({
          id: 'p1',
          organization_id: null,
          name: 'Søren Ærø',
          folded: 'soren aero',
          user_name: 'soren@x.example',
          email: 'soren@x.example',
          language: 'da',
          admin_role: 'none',
          partner_role: null,
          access_role: null,
          is_operator: 0,
          blocked: 0,
          password_hash: null,
          must_change_password: 0,
          set_by_partner: 0,
          credentials_changed_at: clock.now().toISOString(),
          issuer: null,
          subject: null,
          created_at: clock.now().toISOString(),
        })
        .execute()
    })
  })
  afterEach(async () => {
    await box.close()
    await store.close()
    await drop?.()
  })

  async function queue(
    id: string,
    more: { name?: string; address?: string; language?: string; subject?: string; body?: string } = {},
  ) {
    await store.transaction(async ({ db }) => {
      await db
        .insertInto('outbox')
        .values({
          id,
          event_id: id,
          recipient_id: 'p1',
          to_name: more.name ?? 'Søren Ærø',
          to_address: more.address ?? 'soren@x.example',
          language: more.language ?? 'da',
          subject: more.subject ?? 'Svar på jeres tilbud',
          body: more.body ?? 'Hej Søren',
          state: 'queued',
          next_attempt_at: clock.now().toISOString(),
          created_at: clock.now().toISOString(),
          sent_at: null,
          last_error: null,
        })
        .execute()
    })
  }

  const rows = () => store.read(({ db }) => db.selectFrom('outbox').selectAll().orderBy('id').execute())

  function worker(mailer?: Mailer | null): MailWorker {
    const config = { smtpUrl: mailer === null ? undefined : box.url, mailFrom: from }
    return mailWorker({ store, clock, config, report: () => undefined, ...(mailer ? { mailer } : {}) })
  }

  test('sends Danish and Chinese whole, to the one whom it is for', async () => {
    await queue('m1', { body: 'Kære Søren\n\nHavblik Design A/S har godkendt jer: æøå ÆØÅ.\n' })
    await queue('m2', {
      name: '林晓雨',
      address: 'lin@x.example',
      language: 'zh',
      subject: '对委派管理提议的答复：“已授权”',
      body: '你好，林晓雨：\n\n已授权。',
    })
    await queue('m3', { name: 'Evil\r\nBcc: other@evil.example', subject: 'One\r\nBcc: other@evil.example' })
    expect(await worker().work()).toBe(3)
    const [danish, chinese, crooked] = box.received
    expect(danish?.mail.subject).toBe('Svar på jeres tilbud')
    expect(danish?.mail.to).toEqual([{ name: 'Søren Ærø', address: 'soren@x.example' }])
    expect(danish?.mail.from).toEqual(from)
    expect(danish?.mail.text?.trim()).toBe('Kære Søren\n\nHavblik Design A/S har godkendt jer: æøå ÆØÅ.')
    expect(danish?.mail.messageId).toBe('<m1@mandate.example>')
    expect(chinese?.mail.subject).toBe('对委派管理提议的答复：“已授权”')
    expect(chinese?.mail.to?.[0]?.name).toBe('林晓雨')
    expect(chinese?.mail.text?.trim()).toBe('你好，林晓雨：\n\n已授权。')
    expect(chinese?.mail.headers.find(({ key }) => key === 'content-language')?.value).toBe('zh-CN')
    expect(crooked?.to).toEqual(['soren@x.example'])
    expect(crooked?.mail.bcc).toBeUndefined()
    expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect(await worker().work()).toBe(0)
  })

  test('two workers send each mail once', async () => {
    for (let number = 10; number < 40; number++) await queue(`m${number}`)
    const sent = await Promise.all([worker().work(), worker().work(), worker().work()])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(30)
    expect(new Set(box.received.map(({ mail }) => mail.messageId)).size).toBe(30)
    expect(box.received).toHaveLength(30)
  })

  test('a crash between sending and noting it sends again, under the same Message-ID', async () => {
    await queue('m1')
    const real = smtpMailer(box.url, from)
    let crash = (): void => undefined
    const crashed = new Promise<void>((resolve) => (crash = resolve))
    // Sent, and then nothing more is heard of the process.
    const dying: Mailer = {
      send: async (mail) => {
        await real.send(mail)
        crash()
        await new Promise(() => undefined)
      },
      close: () => real.close(),
    }
    void worker(dying).work()
    await crashed
    // Meanwhile the claim holds, so that a slow process is not overtaken.
    expect(await worker().work()).toBe(0)
    clock.advance(121_000)
    expect(await worker().work()).toBe(1)
    expect(box.received.map(({ mail }) => mail.messageId)).toEqual(['<m1@mandate.example>', '<m1@mandate.example>'])
    expect((await rows())[0]?.state).toBe('sent')
  })

  test('tries again, later and later, and gives up in the end', async () => {
    await queue('m1')
    box.refuse = true
    expect(await worker().work()).toBe(0)
    expect((await rows())[0]).toMatchObject({ state: 'queued', attempts: 1 })
    expect((await rows())[0]?.last_error).toContain('the mailbox is full')
    // Not before its time.
    await worker().work()
    expect((await rows())[0]?.attempts).toBe(1)
    for (let tries = 1; tries < maxTries; tries++) {
      clock.advanceDays(1)
      await worker().work()
    }
    expect((await rows())[0]).toMatchObject({ state: 'failed', attempts: maxTries })
    box.refuse = false
    clock.advanceDays(1)
    expect(await worker().work()).toBe(0)
  })

  test('keeps mails for reading in the product where there is no mail server', async () => {
    await queue('m1')
    expect(await worker(null).work()).toBe(0)
    expect((await rows())[0]?.state).toBe('kept')
  })
})
