import type { Deps } from '../deps.ts'
import { listArticleFeedback, sendArticleFeedback } from '../services/article-feedback.ts'
import { ArticleFeedback, FeedbackInput, FeedbackSent } from '../shapes.ts'
import { operation, type Api } from './operation.ts'

export function helpRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'sendArticleFeedback',
      method: 'post',
      path: '/api/help/feedback',
      summary: 'Says whether an article was helpful; with `answer`, says more in an answer given before',
      body: FeedbackInput,
      result: FeedbackSent,
      refusals: ['not-found', 'invalid-input', 'too-many-requests', 'idempotency-conflict'],
    },
    ({ body, command }) => sendArticleFeedback(deps, body, command),
  )
  operation(
    api,
    {
      id: 'listArticleFeedback',
      method: 'get',
      path: '/api/operator/article-feedback',
      summary: 'How readers answered under each article, and what they wrote',
      result: ArticleFeedback,
      refusals: ['not-signed-in', 'not-allowed'],
    },
    ({ caller }) => listArticleFeedback(deps, caller),
  )
}
