import type { HelpPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { reading, header } from './request.ts'

export function help(api: HttpClient): HelpPort {
  return {
    sendFeedback: (input, { key }) =>
      dataOf(api.POST('/api/help/feedback', { params: { header: header(key) }, body: input })),
    feedback: (options) => dataOf(api.GET('/api/operator/article-feedback', { ...reading(options) })),
  }
}
