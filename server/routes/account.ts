import type { Deps } from '../deps.ts'
import { capabilities, listMessages, readSession, setLanguage } from '../services/account.ts'
import { Capabilities, LanguageInput, Message, pageOf, SessionAnswer } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { PageQuery } from './query.ts'

export function accountRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'getCapabilities',
      method: 'get',
      path: '/api/capabilities',
      summary: 'What this backend can do',
      result: Capabilities,
      refusals: [],
    },
    () => Promise.resolve(capabilities(deps)),
  )
  operation(
    api,
    {
      id: 'getSession',
      method: 'get',
      path: '/api/session',
      summary: 'Who is signed in; null when nobody is',
      result: SessionAnswer,
      refusals: [],
    },
    async ({ caller }) => ({ session: await readSession(deps, caller) }),
  )
  operation(
    api,
    {
      id: 'setLanguage',
      method: 'put',
      path: '/api/session/language',
      summary: 'Language of the mails to the signed-in person',
      body: LanguageInput,
      refusals: ['not-signed-in', 'invalid-input', 'idempotency-conflict'],
    },
    async ({ caller, body, command }) => {
      await setLanguage(deps, caller, body, command)
      return undefined
    },
  )
  operation(
    api,
    {
      id: 'listMessages',
      method: 'get',
      path: '/api/messages',
      summary: 'Mails to the signed-in person, newest first',
      query: PageQuery,
      result: pageOf(Message, 'MessagePage'),
      refusals: ['not-signed-in', 'invalid-input'],
    },
    ({ caller, query }) => listMessages(deps, caller, query),
  )
}
