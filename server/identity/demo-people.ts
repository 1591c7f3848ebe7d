import type { World } from '../worlds/types.ts'
import { operatorDomain } from '../worlds/worlds.ts'
import type { DemoPerson } from './sign-in-pages.ts'

export interface DemoSignIn {
  /** The password that all demo people begin with. */
  readonly password: string
  readonly people: readonly DemoPerson[]
}

/** The people of a world whom the demonstration offers to be, the operator first. */
export function demoPeople(world: World): DemoPerson[] {
  const { operator } = world
  const first: DemoPerson = {
    userName: `${operator.user}@${operatorDomain}`,
    name: operator.name,
    organization: null,
    role: 'operator',
  }
  return [
    first,
    ...world.organizations.flatMap((organization) =>
      organization.people.flatMap(({ user, name, demo }) =>
        demo ? [{ userName: `${user}@${organization.domain}`, name, organization: organization.name, role: demo }] : [],
      ),
    ),
  ]
}
