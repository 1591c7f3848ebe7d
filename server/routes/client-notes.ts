import type { Deps } from '../deps.ts'
import { getClientNote, setClientNote } from '../services/client-notes.ts'
import { ClientNote, ClientNoteInput } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams } from './query.ts'

export function clientNoteRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'getClientNote',
      method: 'get',
      path: '/api/clients/{id}/note',
      summary: "The partner's own note about a client or a former one; the customer never sees it",
      params: IdParams,
      result: ClientNote,
      refusals: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    ({ caller, params }) => getClientNote(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'setClientNote',
      method: 'put',
      path: '/api/clients/{id}/note',
      summary: 'Writes the note, unless it was changed since the version that was shown',
      params: IdParams,
      body: ClientNoteInput,
      result: ClientNote,
      refusals: ['not-signed-in', 'not-allowed', 'not-found', 'invalid-input', 'note-changed', 'idempotency-conflict'],
    },
    ({ caller, params, body, command }) => setClientNote(deps, caller, params.id, body, command),
  )
}
