import type { Backend } from '../../contract.ts'
import { account } from './account.ts'
import { authorization } from './authorization.ts'
import { dataOf, httpClient, type HttpOptions } from './client.ts'
import { later } from './later.ts'
import { reading } from './request.ts'

/**
 * The port over this project's own API (`server/openapi.json`). What every page and an offer's page need is here
 * at once; the other sections are loaded at their first call, so that no page carries what it never asks.
 */
export function httpBackend(options: HttpOptions = {}): Backend {
  const api = httpClient(options)
  return {
    capabilities: (read) => dataOf(api.GET('/api/capabilities', { ...reading(read) })),
    account: account(api),
    authorization: authorization(api),
    offers: later(async () => (await import('./offers.ts')).offers(api)),
    offerLinks: later(async () => (await import('./offerLinks.ts')).offerLinks(api)),
    requests: later(async () => (await import('./requests.ts')).requests(api)),
    reports: later(async () => (await import('./reports.ts')).reports(api)),
    relationships: later(async () => (await import('./relationships.ts')).relationships(api)),
    guard: later(async () => (await import('./guard.ts')).guard(api)),
    directory: later(async () => (await import('./directory.ts')).directory(api)),
    clients: later(async () => (await import('./clients.ts')).clients(api)),
    onBehalf: later(async () => (await import('./onBehalf.ts')).onBehalf(api)),
    subscriptions: later(async () => (await import('./subscriptions.ts')).subscriptions(api)),
    serviceRequests: later(async () => (await import('./serviceRequests.ts')).serviceRequests(api)),
    team: later(async () => (await import('./team.ts')).team(api)),
    profile: later(async () => (await import('./profile.ts')).profile(api)),
    ownUsers: later(async () => (await import('./ownUsers.ts')).ownUsers(api)),
    operator: later(async () => (await import('./operator.ts')).operator(api)),
    settings: later(async () => (await import('./settings.ts')).settings(api)),
    help: later(async () => (await import('./help.ts')).help(api)),
  }
}
