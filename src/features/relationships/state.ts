import type { Relationship, RelationshipState } from '../../backend/contract.ts'

/** A relationship's state as it is shown: an end that is near is worth a word of its own. */
export type ShownState = RelationshipState | 'expiring'

const soon = 30 * 86_400_000

/** `now` in milliseconds. An end within thirty days is near. */
export function shownState({ state, endsAt }: Pick<Relationship, 'state' | 'endsAt'>, now: number): ShownState {
  if (state !== 'active' || endsAt === null) return state
  return Date.parse(endsAt) - now <= soon ? 'expiring' : state
}

export type StateKind = 'positive' | 'warning' | 'negative' | 'neutral'

export function stateKind(state: ShownState): StateKind {
  switch (state) {
    case 'active':
      return 'positive'
    case 'expiring':
    case 'suspended':
      return 'warning'
    case 'removed':
      return 'negative'
    case 'expired':
      return 'neutral'
  }
}
