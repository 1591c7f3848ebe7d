/** What the gate lets pass, and why. Every entry is a debt or a thing that can't be otherwise; there may be few. */
export interface Exception {
  readonly check: 'axe' | 'clipped' | 'target' | 'sideways'
  /** The stop of the tour; left out where it holds on all. */
  readonly stop?: string
  /** What the finding says. */
  readonly finding: RegExp
  readonly reason: string
}

export const exceptions: readonly Exception[] = [
  {
    check: 'sideways',
    finding: /^div\.scroll scrolls sideways$/,
    reason:
      'A data table of the help, where reading across is the meaning (WCAG 1.4.10 leaves those out). It alone scrolls, by touch and by keys, and the page does not.',
  },
]

/** What is left of the findings of a check when the exceptions are taken off. */
export function withoutExceptions(check: Exception['check'], stop: string, findings: readonly string[]): string[] {
  const mine = exceptions.filter((one) => one.check === check && (one.stop === undefined || one.stop === stop))
  return findings.filter((finding) => !mine.some((one) => one.finding.test(finding)))
}
