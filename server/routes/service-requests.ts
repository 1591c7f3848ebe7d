import type { Deps } from '../deps.ts'
import {
  answerServiceRequest,
  createServiceRequest,
  getServiceRequest,
  listOwnServiceRequests,
  listServiceRequests,
  setServiceRequestState,
} from '../services/service-requests.ts'
import {
  pageOf,
  RequestState,
  ServiceRequest,
  ServiceRequestAnswer,
  ServiceRequestInput,
  ServiceRequestStateInput,
  ServiceRequestThread,
} from '../shapes.ts'
import { actRefusals } from './clients.ts'
import { operation, type Api } from './operation.ts'
import { Id, IdParams, PageQuery } from './query.ts'

const OwnQuery = PageQuery.extend({ state: RequestState.optional() })
const page = pageOf(ServiceRequest, 'ServiceRequestPage')
const refusals = [...actRefusals, 'access-limited'] as const
const addRefusals = [...refusals, 'invalid-input', 'idempotency-conflict'] as const

export function serviceRequestRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listServiceRequests',
      method: 'get',
      path: '/api/service-requests',
      summary: "A partner's service requests, over all clients or for one, the latest changed first",
      query: OwnQuery.extend({ client: Id.optional() }),
      result: page,
      refusals: [
        'not-signed-in',
        'not-allowed',
        'partner-suspended',
        'access-not-assigned',
        'access-limited',
        'invalid-input',
      ],
    },
    ({ caller, query }) => listServiceRequests(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'listOwnServiceRequests',
      method: 'get',
      path: '/api/own-service-requests',
      summary: 'The service requests that partners made for the organization of who asks',
      query: OwnQuery,
      result: page,
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listOwnServiceRequests(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'createServiceRequest',
      method: 'post',
      path: '/api/clients/{id}/service-requests',
      summary: 'Creates a service request for a client',
      params: IdParams,
      body: ServiceRequestInput,
      result: ServiceRequestThread,
      refusals: addRefusals,
    },
    ({ caller, params, body, command }) => createServiceRequest(deps, caller, params.id, body, command),
  )
  operation(
    api,
    {
      id: 'getServiceRequest',
      method: 'get',
      path: '/api/service-requests/{id}',
      summary: 'A service request with all that was written in it, for both sides',
      params: IdParams,
      result: ServiceRequestThread,
      refusals: refusals.filter((code) => code !== 'on-behalf-ended'),
    },
    ({ caller, params }) => getServiceRequest(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'answerServiceRequest',
      method: 'post',
      path: '/api/service-requests/{id}/answers',
      summary: 'Answers in a service request; a closed one is open again',
      params: IdParams,
      body: ServiceRequestAnswer,
      result: ServiceRequestThread,
      refusals: addRefusals,
    },
    ({ caller, params, body, command }) => answerServiceRequest(deps, caller, params.id, body.text, command),
  )
  operation(
    api,
    {
      id: 'setServiceRequestState',
      method: 'put',
      path: '/api/service-requests/{id}/state',
      summary: 'Closes a service request, or opens it again',
      params: IdParams,
      body: ServiceRequestStateInput,
      result: ServiceRequestThread,
      refusals: addRefusals,
    },
    ({ caller, params, body, command }) => setServiceRequestState(deps, caller, params.id, body.state, command),
  )
}
