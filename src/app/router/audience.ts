import type { Session } from '../../backend/contract.ts'
import type { Audience } from './routes.ts'

/** Whether a page is for the person who is signed in. What they may do there, the server decides. */
export function isFor(audience: Audience, session: Session): boolean {
  switch (audience) {
    case 'public':
    case 'signed-in':
      return true
    case 'operator':
      return session.roles.operator
    case 'partner':
      return session.organization?.isPartner === true
    // A partner is a customer too: it may have a partner of its own.
    case 'customer':
      return session.organization !== null
  }
}
