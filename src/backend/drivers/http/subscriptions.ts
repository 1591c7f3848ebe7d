import type { SubscriptionsPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { paging, reading } from './request.ts'

export function subscriptions(api: HttpClient): SubscriptionsPort {
  return {
    list: (options) =>
      dataOf(api.GET('/api/subscriptions', { params: { query: paging(options) }, ...reading(options) })),
  }
}
