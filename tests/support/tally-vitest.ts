import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import { writeTally } from './tally.ts'
import type { Tally } from './tally.ts'

/** Counts Vitest's tests, and as failed also a file that doesn't load and an error outside of any test. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tally: Tally = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') tally.passed += 1
        else if (state === 'skipped') tally.skipped += 1
        else failedHere += 1
      }
      if (failedHere === 0 && module.state() === 'failed') failedHere = 1
      tally.failed += failedHere
    }
    writeTally('vitest', tally)
  }
}
