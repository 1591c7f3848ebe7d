import type { GuardPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { header, reading } from './request.ts'

export function guard(api: HttpClient): GuardPort {
  return {
    get: (options) => dataOf(api.GET('/api/guard', { ...reading(options) })),
    set: ({ mode, blocked, allowed, shownChangedAt }, { key }) =>
      dataOf(
        api.PUT('/api/guard', {
          params: { header: header(key) },
          body: { mode, blocked: [...blocked], allowed: [...allowed], shownChangedAt },
        }),
      ),
  }
}
