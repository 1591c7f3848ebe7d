/**
 * What a spreadsheet would take for the beginning of a formula: names come from outside, and a spreadsheet runs what it
 * opens. The fullwidth forms are taken for their plain ones in some languages.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** With this mark at its beginning, spreadsheets know that a file is UTF-8. */
export const csvMark = '\ufeff'

/**
 * A row of a CSV file (RFC 4180), with its end. Every cell is quoted, so that no separator of a country is taken for
 * one of ours. What would be a formula begins with an apostrophe, and so is text.
 */
export function csvLine(cells: readonly string[]): string {
  const cell = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  return `${cells.map(cell).join(',')}\r\n`
}

/** A whole table for spreadsheets. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return csvMark + rows.map(csvLine).join('')
}
