import type { Deps } from '../deps.ts'
import {
  chooseMails,
  endOtherOwnSessions,
  endOwnSession,
  listOwnMailChoices,
  listOwnSessions,
  readMessages,
} from '../services/settings.ts'
import { MailChoices, MailChoicesInput, OwnSessions, ReadMessagesInput } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams } from './query.ts'

/** What somebody settles for themselves: mails, what they have read, and where they are signed in. */
export function settingsRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'readMessages',
      method: 'post',
      path: '/api/messages/read',
      summary: 'Marks messages to the signed-in person as read',
      body: ReadMessagesInput,
      refusals: ['not-signed-in', 'invalid-input', 'idempotency-conflict'],
    },
    async ({ caller, body, command }) => {
      await readMessages(deps, caller, body, command)
      return undefined
    },
  )
  operation(
    api,
    {
      id: 'listMailChoices',
      method: 'get',
      path: '/api/settings/mails',
      summary: 'Which events the signed-in person is mailed about',
      result: MailChoices,
      refusals: ['not-signed-in'],
    },
    ({ caller }) => listOwnMailChoices(deps, caller),
  )
  operation(
    api,
    {
      id: 'chooseMails',
      method: 'put',
      path: '/api/settings/mails',
      summary: 'Chooses which events the signed-in person is mailed about',
      body: MailChoicesInput,
      result: MailChoices,
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input', 'idempotency-conflict'],
    },
    ({ caller, body, command }) => chooseMails(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'listSessions',
      method: 'get',
      path: '/api/settings/sessions',
      summary: 'Where the signed-in person is signed in',
      result: OwnSessions,
      refusals: ['not-signed-in'],
    },
    ({ caller }) => listOwnSessions(deps, caller),
  )
  operation(
    api,
    {
      id: 'endSession',
      method: 'post',
      path: '/api/settings/sessions/{id}/end',
      summary: "Ends one of the signed-in person's sessions",
      params: IdParams,
      refusals: ['not-signed-in', 'not-found', 'idempotency-conflict'],
    },
    async ({ caller, params, command }) => {
      await endOwnSession(deps, caller, params.id, command)
      return undefined
    },
  )
  operation(
    api,
    {
      id: 'endOtherSessions',
      method: 'post',
      path: '/api/settings/sessions/end-others',
      summary: "Ends all of the signed-in person's sessions but this one",
      refusals: ['not-signed-in', 'idempotency-conflict'],
    },
    async ({ caller, command }) => {
      await endOtherOwnSessions(deps, caller, command)
      return undefined
    },
  )
}
