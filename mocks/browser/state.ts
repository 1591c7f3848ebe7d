import { readStored, writeStored } from '../../src/lib/storage.ts'
import { isFaultName, type FaultName } from '../http/faults.ts'

const personKey = 'mandate-mock:person'
const sinceKey = 'mandate-mock:since'
const faultKey = 'mandate-mock:fault'

/** Stands for nobody, where the key itself being absent means that nobody was chosen yet. */
const nobody = '-'

/**
 * Who this tab is. Each tab may be somebody else, so that the two sides of the work can be seen side by side;
 * a new tab begins as whoever was chosen last.
 */
export function currentPerson(): string | null {
  const own = readStored('sessionStorage', personKey)
  const stored = own ?? readStored('localStorage', personKey)
  // From now on this tab stays who it is, whoever another becomes.
  if (own === null && stored !== null) writeStored('sessionStorage', personKey, stored)
  return stored === nobody ? null : stored
}

export function becomePerson(userName: string | null): void {
  writeStored('sessionStorage', personKey, userName ?? nobody)
  writeStored('localStorage', personKey, userName ?? nobody)
  confirmPerson()
}

/** When this tab's person last signed in: an act may want it to be a moment ago. */
export function signedInAt(): string {
  const stored = readStored('sessionStorage', sinceKey)
  if (stored !== null) return stored
  const now = new Date().toISOString()
  writeStored('sessionStorage', sinceKey, now)
  return now
}

/** Nobody has a password here, so the person proves again that it is them by coming to the address of the sign-in. */
export function confirmPerson(): void {
  writeStored('sessionStorage', sinceKey, new Date().toISOString())
}

/** What goes wrong in this tab. */
export function currentFault(): FaultName {
  const stored = readStored('sessionStorage', faultKey)
  return isFaultName(stored) ? stored : 'none'
}

export function setFault(fault: FaultName): void {
  writeStored('sessionStorage', faultKey, fault === 'none' ? null : fault)
}
