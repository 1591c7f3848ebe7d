import type { FullResult, Reporter, Suite } from '@playwright/test/reporter'
import { writeTally } from './tally.ts'
import type { Tally } from './tally.ts'

/** Counts Playwright's tests, and as failed also a file that doesn't load and an error outside of any test. */
export default class TallyReporter implements Reporter {
  private suite: Suite | undefined
  private errors = 0

  printsToStdio(): boolean {
    return false
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite
  }

  onError(): void {
    this.errors += 1
  }

  onEnd(result: FullResult): void {
    const tally: Tally = { passed: 0, failed: this.errors, skipped: 0 }
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome()
      if (outcome === 'skipped') tally.skipped += 1
      // A test that passed only when it was tried again is not one to rely on.
      else if (outcome === 'expected') tally.passed += 1
      else tally.failed += 1
    }
    if (result.status !== 'passed' && tally.failed === 0) tally.failed = 1
    writeTally('playwright', tally)
  }
}
