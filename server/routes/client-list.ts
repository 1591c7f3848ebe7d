import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { exportClients } from '../services/client-export.ts'
import { countClients, listClients } from '../services/client-list.ts'
import { readOverview } from '../services/overview.ts'
import { Client, ClientCount, ClientFilter, clientSorts, Language, pageOf, PartnerOverview } from '../shapes.ts'
import { download } from './download.ts'
import { operation, type Api } from './operation.ts'
import { after } from './query.ts'

const refusals = ['not-signed-in', 'not-allowed', 'invalid-input'] as const
const sort = z
  .enum(clientSorts)
  .optional()
  .openapi({ description: 'By name, the newest, those that end first, or those acted for last; by name if not said' })

export function clientListRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listClients',
      method: 'get',
      path: '/api/clients',
      summary: 'Customers with an active relationship with the partner, or those that had one',
      query: ClientFilter.extend({ sort, after }),
      result: pageOf(Client, 'ClientPage'),
      refusals,
    },
    ({ caller, query }) => listClients(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'countClients',
      method: 'get',
      path: '/api/client-count',
      summary: 'How many there are: exact without a filter, otherwise counted to a thousand',
      query: ClientFilter,
      result: ClientCount,
      refusals,
    },
    ({ caller, query }) => countClients(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'readOverview',
      method: 'get',
      path: '/api/overview',
      summary:
        'What a partner looks at first: how much waits for somebody, each counted to a thousand; the latest answers',
      result: PartnerOverview,
      refusals: ['not-signed-in', 'not-allowed'],
    },
    ({ caller }) => readOverview(deps, caller),
  )
  download(
    api,
    {
      id: 'exportClients',
      path: '/api/client-export',
      summary: 'All of the list as CSV, with its words in a language',
      query: ClientFilter.extend({ sort, language: Language }),
      refusals,
      file: 'clients.csv',
      type: 'text/csv',
    },
    ({ caller, query }) => exportClients(deps, caller, query),
  )
}
