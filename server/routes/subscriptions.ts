import type { Deps } from '../deps.ts'
import { listSubscriptions } from '../services/subscriptions.ts'
import { pageOf, Subscription } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { PageQuery } from './query.ts'

export function subscriptionRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listSubscriptions',
      method: 'get',
      path: '/api/subscriptions',
      summary: "The subscriptions of the signed-in admin's organization, newest first",
      query: PageQuery,
      result: pageOf(Subscription, 'SubscriptionPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listSubscriptions(deps, caller, query),
  )
}
