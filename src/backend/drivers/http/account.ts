import type { AccountPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { reading, paging, header } from './request.ts'

export function account(api: HttpClient): AccountPort {
  return {
    session: async (options) => {
      const { session } = await dataOf(api.GET('/api/session', reading(options)))
      api.shownTo(session?.person.id ?? null)
      return session
    },
    setLanguage: (language, { key }) =>
      done(api.PUT('/api/session/language', { params: { header: header(key) }, body: { language } })),
    messages: (options) =>
      dataOf(api.GET('/api/messages', { params: { query: paging(options) }, ...reading(options) })),
  }
}
