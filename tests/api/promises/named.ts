import type { StoreKind } from '../../support/stores.ts'
import { enter, hold, newKey, offerInput, people, tokenOf, withServer } from './promise.ts'

/** The sixth promise: each act names who did it, for which company, under which relationship, and the customer reads it. */
export function actsAreNamed(kind: StoreKind): Promise<void> {
  return withServer(kind, async (server) => {
    const owner = await server.as(people.owner)
    const helpdesk = await server.as(people.helpdesk)
    const admin = await server.as(people.admin)
    const offer = await owner.offers.send(offerInput, newKey())
    const answer = { digest: offer.digest, language: 'da' } as const
    const { reference, relationshipId, customer } = await admin.authorization.authorize(
      tokenOf(offer),
      answer,
      newKey(),
    )
    server.clock.advance(1000)
    await enter(helpdesk, customer.id)
    server.clock.advance(1000)
    const { items: users } = await helpdesk.clients.users(customer.id)
    const user = users.find((one) => one.userName === people.user)
    server.clock.advance(1000)
    await helpdesk.clients.resetPassword(customer.id, user?.id ?? '', newKey())
    server.clock.advance(1000)
    await enter(owner, customer.id)
    server.clock.advance(1000)
    await owner.clients.resetPassword(customer.id, user?.id ?? '', newKey())
    server.clock.advance(1000)
    await owner.onBehalf.leave(customer.id, newKey())
    server.clock.advance(1000)
    await admin.relationships.remove(relationshipId ?? '', newKey())

    const nordlys = 'Nordlys IT ApS'
    const expected = [
      ['relationship-removed', 'Freja Lund', customer.name, 'customer', reference, nordlys, ''],
      ['on-behalf-left', 'Lone Krag', nordlys, 'partner', reference, '', ''],
      ['password-reset', 'Lone Krag', nordlys, 'partner', reference, 'Mads Vinther', ''],
      ['on-behalf-entered', 'Lone Krag', nordlys, 'partner', reference, '', 'They asked for help'],
      ['password-reset', 'Jonas Bech', nordlys, 'partner', reference, 'Mads Vinther', ''],
      ['users-read', 'Jonas Bech', nordlys, 'partner', reference, '', ''],
      ['on-behalf-entered', 'Jonas Bech', nordlys, 'partner', reference, '', 'They asked for help'],
      ['relationship-authorized', 'Freja Lund', customer.name, 'customer', reference, nordlys, ''],
    ]
    for (const reader of [people.admin, people.secondAdmin, people.userAdmin]) {
      const { items } = await (await server.as(reader)).relationships.activity()
      const read = items.map(({ event, actor, reference: under, target, detail }) => [
        event,
        actor.name,
        actor.organization,
        actor.side,
        under,
        target,
        detail,
      ])
      hold(
        JSON.stringify(read) === JSON.stringify(expected),
        `${reader} reads ${JSON.stringify(read)} instead of ${JSON.stringify(expected)}`,
      )
    }
    const relationship = await admin.relationships.get(relationshipId ?? '')
    hold(relationship.removedBy === 'Freja Lund', 'The relationship does not say who removed it')
    hold(relationship.lastActivityAt !== null, 'The relationship does not say when the partner last acted')
  })
}
