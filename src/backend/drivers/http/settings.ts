import type { SettingsPort } from '../../contract.ts'
import { dataOf, done, type HttpClient } from './client.ts'
import { reading, header } from './request.ts'

export function settings(api: HttpClient): SettingsPort {
  return {
    readMessages: (ids, { key }) =>
      done(api.POST('/api/messages/read', { params: { header: header(key) }, body: { ids: ids && [...ids] } })),
    mailChoices: async (options) => (await dataOf(api.GET('/api/settings/mails', reading(options)))).items,
    chooseMails: async (choices, { key }) =>
      (
        await dataOf(
          api.PUT('/api/settings/mails', {
            params: { header: header(key) },
            body: { choices: choices.map(({ subject, mailed }) => ({ subject, mailed })) },
          }),
        )
      ).items,
    sessions: async (options) => (await dataOf(api.GET('/api/settings/sessions', reading(options)))).items,
    endSession: (id, { key }) =>
      done(api.POST('/api/settings/sessions/{id}/end', { params: { path: { id }, header: header(key) } })),
    endOtherSessions: ({ key }) =>
      done(api.POST('/api/settings/sessions/end-others', { params: { header: header(key) } })),
  }
}
