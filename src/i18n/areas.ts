// Written by src/build/areas.ts from the files of locales/en/messages, whenever Vite starts.
import type access from '../../locales/en/messages/access.json'
import type account from '../../locales/en/messages/account.json'
import type activity from '../../locales/en/messages/activity.json'
import type asking from '../../locales/en/messages/asking.json'
import type clientList from '../../locales/en/messages/clientList.json'
import type clientNote from '../../locales/en/messages/clientNote.json'
import type clients from '../../locales/en/messages/clients.json'
import type common from '../../locales/en/messages/common.json'
import type csv from '../../locales/en/messages/csv.json'
import type customer from '../../locales/en/messages/customer.json'
import type directory from '../../locales/en/messages/directory.json'
import type errors from '../../locales/en/messages/errors.json'
import type guard from '../../locales/en/messages/guard.json'
import type help from '../../locales/en/messages/help.json'
import type home from '../../locales/en/messages/home.json'
import type identity from '../../locales/en/messages/identity.json'
import type journeys from '../../locales/en/messages/journeys.json'
import type lookup from '../../locales/en/messages/lookup.json'
import type mail from '../../locales/en/messages/mail.json'
import type messages from '../../locales/en/messages/messages.json'
import type mock from '../../locales/en/messages/mock.json'
import type narrowing from '../../locales/en/messages/narrowing.json'
import type newOrganization from '../../locales/en/messages/newOrganization.json'
import type offer from '../../locales/en/messages/offer.json'
import type offers from '../../locales/en/messages/offers.json'
import type onBehalf from '../../locales/en/messages/onBehalf.json'
import type operations from '../../locales/en/messages/operations.json'
import type operator from '../../locales/en/messages/operator.json'
import type ordering from '../../locales/en/messages/ordering.json'
import type overview from '../../locales/en/messages/overview.json'
import type partner from '../../locales/en/messages/partner.json'
import type profile from '../../locales/en/messages/profile.json'
import type relationship from '../../locales/en/messages/relationship.json'
import type reports from '../../locales/en/messages/reports.json'
import type revise from '../../locales/en/messages/revise.json'
import type selling from '../../locales/en/messages/selling.json'
import type serviceRequests from '../../locales/en/messages/serviceRequests.json'
import type settings from '../../locales/en/messages/settings.json'
import type sharing from '../../locales/en/messages/sharing.json'
import type subscriptions from '../../locales/en/messages/subscriptions.json'
import type team from '../../locales/en/messages/team.json'
import type today from '../../locales/en/messages/today.json'
import type ui from '../../locales/en/messages/ui.json'
import type users from '../../locales/en/messages/users.json'

/** The messages of each area, as they are shaped in English. */
export interface Messages {
  access: typeof access
  account: typeof account
  activity: typeof activity
  asking: typeof asking
  clientList: typeof clientList
  clientNote: typeof clientNote
  clients: typeof clients
  common: typeof common
  csv: typeof csv
  customer: typeof customer
  directory: typeof directory
  errors: typeof errors
  guard: typeof guard
  help: typeof help
  home: typeof home
  identity: typeof identity
  journeys: typeof journeys
  lookup: typeof lookup
  mail: typeof mail
  messages: typeof messages
  mock: typeof mock
  narrowing: typeof narrowing
  newOrganization: typeof newOrganization
  offer: typeof offer
  offers: typeof offers
  onBehalf: typeof onBehalf
  operations: typeof operations
  operator: typeof operator
  ordering: typeof ordering
  overview: typeof overview
  partner: typeof partner
  profile: typeof profile
  relationship: typeof relationship
  reports: typeof reports
  revise: typeof revise
  selling: typeof selling
  serviceRequests: typeof serviceRequests
  settings: typeof settings
  sharing: typeof sharing
  subscriptions: typeof subscriptions
  team: typeof team
  today: typeof today
  ui: typeof ui
  users: typeof users
}

/** A part of the product whose messages are loaded together. */
export type Area = keyof Messages
