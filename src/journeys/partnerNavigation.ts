/** How a partner's part of the product is arranged: an overview of many clients, or the way to more of them. */
export type PartnerNavigation = 'overview' | 'build'

/** The number of clients from which a partner gets the overview. */
export const overviewFrom = 100

export function partnerNavigation(clientCount: number): PartnerNavigation {
  return clientCount >= overviewFrom ? 'overview' : 'build'
}
