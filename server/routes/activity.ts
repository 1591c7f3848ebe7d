import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { activityOverview, exportActivity, listActivity } from '../services/activity.ts'
import { problem } from '../shapes/base.ts'
import { Activity, activityEvents, ActivityOverview, pageOf } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { after, Id, search } from './query.ts'
import { queryText } from '../shapes/base.ts'

const moment = z.iso.datetime({ offset: true, error: problem('not-a-choice') }).optional()

const filters = {
  search,
  partner: Id.optional(),
  person: Id.optional(),
  relationship: Id.optional(),
  side: z.enum(['partner', 'customer'], { error: problem('not-a-choice') }).optional(),
  event: z.enum(activityEvents, { error: problem('not-a-choice') }).optional(),
  from: moment.openapi({ description: 'From this moment on' }),
  to: moment.openapi({ description: 'Until before this moment' }),
}

export function activityRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listActivity',
      method: 'get',
      path: '/api/activity',
      summary: "What was done under the customer's partner relationships, newest first",
      query: z.strictObject({ ...filters, after }),
      result: pageOf(Activity, 'ActivityPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listActivity(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'exportActivity',
      method: 'get',
      path: '/api/activity/export',
      summary: 'The same in pages of a thousand, for a file',
      query: z.strictObject({ ...filters, after }),
      result: pageOf(Activity, 'ActivityPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => exportActivity(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'readActivityOverview',
      method: 'get',
      path: '/api/activity/overview',
      summary: 'How much was done on each day, and what the activity can be filtered by',
      query: z.strictObject({
        ...filters,
        zone: queryText(60).optional().openapi({ description: 'IANA time zone of the days; UTC when left out' }),
      }),
      result: ActivityOverview,
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => activityOverview(deps, caller, query),
  )
}
