import { acts, type AccessRole, type Act } from '../../backend/contract.ts'

/**
 * What each role lets a partner do, for somebody who has no offer yet to read it from. The server decides; a
 * test holds this to what it says.
 */
const granted: Readonly<Record<AccessRole, readonly Act[]>> = {
  full: [
    'users-read',
    'passwords-reset',
    'users-add',
    'users-edit',
    'licenses-manage',
    'roles-assign',
    'domains-add',
    'service-requests-manage',
    'admins-passwords-reset',
  ],
  limited: ['users-read', 'passwords-reset'],
}

export function mayDo(role: AccessRole): readonly Act[] {
  return granted[role]
}

export function mayNotDo(role: AccessRole): readonly Act[] {
  return acts.filter((act) => !granted[role].includes(act))
}
