import type { Session } from '../../backend/contract.ts'
import type { MessageKey } from '../../i18n/index.ts'
import { partnerNavigation } from '../../journeys/partnerNavigation.ts'
import type { RouteName } from '../../lib/routes.ts'

type PlainRoute =
  | 'partnerHome'
  | 'offers'
  | 'clients'
  | 'lookUp'
  | 'team'
  | 'partnerProfile'
  | 'ownUsers'
  | 'partners'
  | 'serviceRequests'
  | 'ownRequests'
  | 'activity'
  | 'subscriptions'
  | 'operator'
  | 'operatorMails'
  | 'operatorAudit'
  | 'articleFeedback'
  | 'offerReports'

export interface NavigationEntry {
  readonly route: PlainRoute & RouteName
  readonly label: MessageKey
  /** The heading that the entry stands under: “Users › Partner relationships”. */
  readonly under?: MessageKey
}

const overviewLabels = {
  overview: 'common.nav.partnerOverview',
  build: 'common.nav.buildYourBusiness',
} as const

/**
 * What the header offers to whoever is signed in: a partner's entries, then those of a customer, then the operator's.
 * The messages are behind the bell beside it.
 */
export function navigationFor(session: Session | null): NavigationEntry[] {
  if (!session) return []
  const { organization, roles } = session
  const entries: NavigationEntry[] = []
  if (organization?.isPartner) {
    entries.push(
      { route: 'partnerHome', label: overviewLabels[partnerNavigation(organization.clientCount)] },
      { route: 'offers', label: 'common.nav.offers' },
      { route: 'clients', label: 'common.nav.clients' },
    )
    if (session.permissions.includes('clients.administer')) {
      entries.push({ route: 'lookUp', label: 'common.nav.lookUp' })
      if (roles.access === 'full') entries.push({ route: 'serviceRequests', label: 'common.nav.serviceRequests' })
    }
    if (session.permissions.includes('team.read')) {
      entries.push(
        { route: 'team', label: 'common.nav.activeUsers', under: 'common.nav.users' },
        { route: 'partnerProfile', label: 'common.nav.profile' },
      )
    }
  } else if (session.permissions.includes('partners.read')) {
    entries.push(
      { route: 'partners', label: 'common.nav.partnerRelationships', under: 'common.nav.users' },
      { route: 'ownUsers', label: 'common.nav.activeUsers', under: 'common.nav.users' },
      { route: 'subscriptions', label: 'common.nav.subscriptions' },
      { route: 'activity', label: 'common.nav.activity' },
      { route: 'ownRequests', label: 'common.nav.serviceRequests' },
    )
  }
  if (roles.operator) {
    entries.push(
      { route: 'operator', label: 'common.nav.operator' },
      { route: 'operatorMails', label: 'common.pages.operatorMails' },
      { route: 'operatorAudit', label: 'common.pages.operatorAudit' },
      { route: 'articleFeedback', label: 'common.nav.articleFeedback' },
      { route: 'offerReports', label: 'common.nav.offerReports' },
    )
  }
  return entries
}
