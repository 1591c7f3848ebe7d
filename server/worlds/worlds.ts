import { globalCast, vianetCast, type Cast } from './people.ts'
import type { World, WorldLink, WorldOffer, WorldOrganization, WorldRelationship } from './types.ts'

export const worldNames = [
  'demo',
  'empty',
  'small-partner',
  'edge-99',
  'edge-100',
  'big-partner',
  'waiting-offer',
  'two-partners',
  'expired',
  'uncertified',
] as const

export type WorldName = (typeof worldNames)[number]

export function isWorldName(text: string): text is WorldName {
  return worldNames.some((name) => name === text)
}

/** One password for everybody in a world. Production refuses a database that a world was put into. */
export const demoPassword = 'try-mandate-demo'

/** The operator belongs to no organization; this stands behind the @ of their user name. */
export const operatorDomain = 'mandate.example'

const casts: Readonly<Record<string, Cast>> = { global: globalCast, '21vianet': vianetCast }

/** A world with the companies and people of a cloud; those of the global cloud where it has none of its own. */
export function worldOf(name: WorldName, cloud: string): World {
  return build(name, casts[cloud] ?? globalCast)
}

function build(name: WorldName, cast: Cast): World {
  const organizations = [cast.partner, cast.customer, cast.otherCustomer, cast.client]
  const sender = cast.partner.people[0]?.user ?? ''
  const offer: WorldOffer = { ...cast.offer, id: 'care', partner: cast.partner.domain, by: sender }
  const clientRelationship: WorldRelationship = {
    offer: 'care',
    customer: cast.client.domain,
    by: cast.client.people[0]?.user ?? '',
    grantedDaysAgo: 45,
  }
  const links: WorldLink[] = [cast.customer, cast.otherCustomer, cast.client].map((organization, place) => {
    const [person] = organization.people
    const email = `${person?.user ?? ''}@${organization.domain}`
    return {
      offer: 'care',
      recipient: organization.name,
      email,
      ...(person ? { language: person.language } : {}),
      sentDaysAgo: 9,
      ...(place === 0 ? { openedBy: email } : {}),
    }
  })
  const base: World = { operator: cast.operator, organizations, offers: [offer], relationships: [] }
  const crowd = (clients: number): World => ({
    ...base,
    crowd: { partner: cast.partner.domain, offer: 'care', clients },
  })

  switch (name) {
    case 'demo':
      return {
        ...base,
        relationships: [{ ...clientRelationship, told: true }],
        links: links.filter(({ recipient }) => recipient !== cast.client.name),
        crowd: { partner: cast.partner.domain, offer: 'care', clients: 3 },
      }
    case 'empty':
      return { ...base, offers: [] }
    case 'small-partner':
      return crowd(12)
    case 'edge-99':
      return crowd(99)
    case 'edge-100':
      return crowd(100)
    case 'big-partner':
      return crowd(5000)
    case 'waiting-offer':
      return base
    case 'two-partners': {
      const second = cast.secondPartner
      const customer = { customer: cast.customer.domain, by: cast.customer.people[0]?.user ?? '' }
      return {
        ...base,
        organizations: [...organizations, second],
        links,
        offers: [
          offer,
          { ...offer, id: 'second', partner: second.domain, by: second.people[0]?.user ?? '', role: 'limited' },
        ],
        relationships: [
          { offer: 'care', ...customer, grantedDaysAgo: 45 },
          { offer: 'second', ...customer, grantedDaysAgo: 12 },
        ],
      }
    }
    case 'expired':
      return {
        ...base,
        offers: [{ ...offer, durationDays: 30, validDays: 20 }],
        relationships: [clientRelationship],
      }
    case 'uncertified':
      return {
        ...base,
        organizations: [{ ...cast.partner, partner: 'uncertified' }, ...organizations.slice(1)],
        offers: [],
      }
  }
}

/** A generated customer: another for each number, and the same each time. */
export function crowdMember(number: number, cloud: string): WorldOrganization {
  const { client, crowd } = casts[cloud] ?? globalCast
  const first = crowd.firsts[number % crowd.firsts.length] ?? ''
  const second = crowd.seconds[Math.floor(number / crowd.firsts.length) % crowd.seconds.length] ?? ''
  const round = Math.floor(number / (crowd.firsts.length * crowd.seconds.length))
  const name = `${first}${crowd.join}${second}${round > 0 ? ` ${round + 1}` : ''}`
  return {
    domain: `client-${number + 1}.example`,
    name,
    address: name,
    phone: '',
    country: client.country,
    daysOld: 100 + (number % 400),
    people: [
      { user: 'admin', name: `${name} (admin)`, language: client.people[0]?.language ?? 'en', admin: 'global-admin' },
    ],
    // Some of them are enough to see.
    ...(number < 12
      ? { subscriptions: [{ product: 'mail', licenses: 5, startedDaysAgo: 90, assigned: ['admin'] }] }
      : {}),
  }
}
