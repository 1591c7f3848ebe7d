/** What spreadsheets take for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/

/**
 * A table for spreadsheets. A cell that could be a formula is kept from being one: names come from outside, and a
 * spreadsheet runs what it opens.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  // With the mark at its beginning, spreadsheets know that it is UTF-8.
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
