import type { DemoRole, World } from '../../server/worlds/types.ts'
import { operatorDomain } from '../../server/worlds/worlds.ts'

export interface WorldMember {
  readonly userName: string
  readonly name: string
  readonly role: DemoRole | undefined
}

export interface WorldGroup {
  /** Name of the organization; empty for the operator, who has none. */
  readonly organization: string
  readonly people: readonly WorldMember[]
}

/** Everybody that a world names, by organization; its generated crowd is left out. */
export function peopleOf(world: World): WorldGroup[] {
  const { operator } = world
  return [
    ...world.organizations.map(({ name, domain, people }) => ({
      organization: name,
      people: people.map((person) => ({
        userName: `${person.user}@${domain}`,
        name: person.name,
        role: person.demo,
      })),
    })),
    {
      organization: '',
      people: [{ userName: `${operator.user}@${operatorDomain}`, name: operator.name, role: operator.demo }],
    },
  ]
}
