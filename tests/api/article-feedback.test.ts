import { afterAll, beforeAll, expect, it } from 'vitest'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { newKey, people } from './promises/promise.ts'

describeStores('answers under the articles', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let server: TestHandler

  beforeAll(async () => {
    server = await testHandler({ store: database().open() })
  })

  afterAll(() => {
    expect(server.faults).toEqual([])
  })

  const answer = { article: 'assign-permissions', language: 'da', helpful: true, text: '', answer: null } as const

  function send(body: object, { key } = newKey()): Promise<Response> {
    return server.app.fetch(
      new Request('http://mandate.test/api/help/feedback', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
      { caller: null },
    )
  }

  it('are taken from anybody, once for a key, and completed by who gave them', async () => {
    const key = newKey()
    const first = (await (await send(answer, key)).json()) as { id: string }
    const again = (await (await send(answer, key)).json()) as { id: string }
    expect(again.id).toBe(first.id)
    expect((await send({ ...answer, helpful: false, text: ' Et trin mangler. ', answer: first.id })).status).toBe(200)
    await send({ ...answer, language: 'zh' })

    const operator = await server.as(people.operator)
    expect(await operator.help.feedback()).toMatchObject({
      counts: [
        { article: 'assign-permissions', language: 'da', answers: 1, helpful: 0 },
        { article: 'assign-permissions', language: 'zh', answers: 1, helpful: 1 },
      ],
      texts: [{ article: 'assign-permissions', language: 'da', helpful: false, text: 'Et trin mangler.' }],
    })
  })

  it('keep nothing about who gave them', async () => {
    const rows = await server.deps.store.read((tx) => tx.db.selectFrom('article_feedback').selectAll().execute())
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual(['article', 'created_at', 'helpful', 'id', 'language', 'text'])
    }
  })

  it('end for a while when too many come', async () => {
    let status = 200
    let sent = 0
    while (status === 200 && sent < 300) {
      status = (await send(answer)).status
      sent += 1
    }
    expect(status).toBe(429)
    server.clock.advance(15 * 60_000)
    expect((await send(answer)).status).toBe(200)
  })
})
