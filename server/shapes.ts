/**
 * What goes over the wire, in both directions: the routes check and document by these, the services take
 * their types. The OpenAPI document, and from it the client's types, are made of them.
 *
 * A check's message is the problem's code (`FieldProblem`), which the client translates.
 */
export * from './shapes/account.ts'
export * from './shapes/activity.ts'
export * from './shapes/authorization.ts'
export * from './shapes/capabilities.ts'
export * from './shapes/clientDomains.ts'
export * from './shapes/clients.ts'
export * from './shapes/directory.ts'
export * from './shapes/guard.ts'
export * from './shapes/help.ts'
export * from './shapes/lookUp.ts'
export * from './shapes/offer-links.ts'
export * from './shapes/offers.ts'
export * from './shapes/onBehalf.ts'
export * from './shapes/operator.ts'
export * from './shapes/ownUsers.ts'
export * from './shapes/operations.ts'
export * from './shapes/problem.ts'
export * from './shapes/profile.ts'
export * from './shapes/relationships.ts'
export * from './shapes/settings.ts'
export * from './shapes/reports.ts'
export * from './shapes/requests.ts'
export * from './shapes/subscriptions.ts'
export * from './shapes/serviceRequests.ts'
export * from './shapes/team.ts'
export * from './shapes/words.ts'
export { pageOf } from './shapes/base.ts'
