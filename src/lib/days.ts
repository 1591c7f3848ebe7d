/** Days of the reader's own time zone, written `2026-11-22`, and the moments at which they begin and end. */

/** Begins the day, or a number of days later; null for what is no day. */
export function startOfDay(text: string, daysLater = 0): Date | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (!year || !month || !day) return null
  const there = new Date(Number(year), Number(month) - 1, Number(day))
  // The 31st of a shorter month would be a day of the next.
  if (there.getMonth() !== Number(month) - 1 || there.getDate() !== Number(day)) return null
  return new Date(Number(year), Number(month) - 1, Number(day) + daysLater)
}

/** The day of a moment. */
export function dayOf(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}
