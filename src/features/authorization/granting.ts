import type { Grant, OfferReading } from '../../backend/contract.ts'

/** What the customer made of an offer, as it was typed. */
export interface Narrowed {
  readonly role: 'limited' | null
  readonly days: string
}

/** The most days that an offer without an end can be given. */
const longest = 730

export const daysLimit = (reading: OfferReading): number => reading.durationDays ?? longest

/** What would be granted; null where no access is asked for, and for days that are no length or longer than offered. */
export function grantFrom(reading: OfferReading, { role, days }: Narrowed): Grant | null {
  if (!reading.access) return null
  const offered: Grant = { role: reading.access.role, durationDays: reading.durationDays }
  if (!reading.narrowable) return offered
  const text = days.trim()
  const number = Number(text)
  if (text !== '' && !(/^\d{1,4}$/.test(text) && number >= 1 && number <= daysLimit(reading))) return null
  return {
    role: reading.narrower && role === 'limited' ? 'limited' : offered.role,
    durationDays: text === '' ? offered.durationDays : number,
  }
}

export const isLess = (reading: OfferReading, granted: Grant): boolean =>
  granted.role !== reading.access?.role || granted.durationDays !== reading.durationDays
