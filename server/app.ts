import { OpenAPIHono } from '@hono/zod-openapi'
import type { Caller, Deps } from './deps.ts'
import { accountRoutes } from './routes/account.ts'
import { askingRoutes } from './routes/asking.ts'
import { activityRoutes } from './routes/activity.ts'
import { authorizationRoutes } from './routes/authorization.ts'
import { clientListRoutes } from './routes/client-list.ts'
import { clientNoteRoutes } from './routes/client-notes.ts'
import { clientDomainRoutes } from './routes/client-domains.ts'
import { clientUserRoutes } from './routes/client-users.ts'
import { clientRoutes } from './routes/clients.ts'
import { offerLinkRoutes } from './routes/offer-links.ts'
import { offerVersionRoutes } from './routes/offer-versions.ts'
import { directoryRoutes } from './routes/directory.ts'
import { guardRoutes } from './routes/guard.ts'
import { offerRoutes } from './routes/offers.ts'
import { helpRoutes } from './routes/help.ts'
import { lookUpRoutes } from './routes/lookup.ts'
import { onBehalfRoutes } from './routes/on-behalf.ts'
import type { Api, HandlerEnv } from './routes/operation.ts'
import { operationsRoutes } from './routes/operations.ts'
import { operatorRoutes } from './routes/operator.ts'
import { ownUserRoutes } from './routes/own-users.ts'
import { problem, problemOf } from './routes/problems.ts'
import { profileRoutes } from './routes/profile.ts'
import { relationshipRoutes } from './routes/relationships.ts'
import { settingsRoutes } from './routes/settings.ts'
import { subscriptionRoutes } from './routes/subscriptions.ts'
import { serviceRequestRoutes } from './routes/service-requests.ts'
import { teamRoutes } from './routes/team.ts'

export interface Handler {
  /** Answers a request under `/api`. `caller` comes from the session layer, never from the request. */
  fetch(request: Request, env: { caller: Caller | null; address?: string }): Promise<Response>
  /** The OpenAPI 3.1 document of all operations. */
  document(): object
}

export interface HandlerOptions {
  /** Told of faults of ours, which the client only sees as `unexpected`. */
  readonly onFault?: (error: unknown, request: Request) => void
}

/** The API's handler: a plain function of a request, the same in Node, in tests and in a browser. */
export function createApp(deps: Deps, options: HandlerOptions = {}): Handler {
  const api: Api = new OpenAPIHono<HandlerEnv>()
  accountRoutes(api, deps)
  offerRoutes(api, deps)
  offerVersionRoutes(api, deps)
  offerLinkRoutes(api, deps)
  authorizationRoutes(api, deps)
  askingRoutes(api, deps)
  relationshipRoutes(api, deps)
  activityRoutes(api, deps)
  guardRoutes(api, deps)
  directoryRoutes(api, deps)
  clientListRoutes(api, deps)
  clientRoutes(api, deps)
  onBehalfRoutes(api, deps)
  clientNoteRoutes(api, deps)
  clientUserRoutes(api, deps)
  clientDomainRoutes(api, deps)
  serviceRequestRoutes(api, deps)
  lookUpRoutes(api, deps)
  subscriptionRoutes(api, deps)
  teamRoutes(api, deps)
  profileRoutes(api, deps)
  ownUserRoutes(api, deps)
  operatorRoutes(api, deps)
  operationsRoutes(api, deps)
  helpRoutes(api, deps)
  settingsRoutes(api, deps)
  api.notFound(() => problem('not-found'))
  api.onError((error, c) => {
    const response = problemOf(error)
    if (response.status === 500) options.onFault?.(error, c.req.raw)
    return response
  })
  return {
    fetch: async (request, env) => api.fetch(request, env),
    document: () =>
      api.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Mandate',
          version: '1',
          description: 'Delegated administration: offers, answers, relationships, and acts under them.',
        },
      }),
  }
}
