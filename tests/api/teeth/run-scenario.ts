/**
 * Runs one scenario in this process: `node --import ./without-guard.mjs run-scenario.ts <scenario> <database>`.
 * Ends with 0 where the promise was kept, with 3 where it was broken, with 1 where something else went wrong.
 */
import { storeKinds } from '../../support/stores.ts'
import { PromiseBroken } from '../promises/promise.ts'
import { scenarios } from '../promises/scenarios.ts'

const [, , name = '', database = ''] = process.argv
const scenario = scenarios[name]
const kind = storeKinds.find((known) => known === database)
if (!scenario || !kind) throw new Error(`There is no scenario "${name}", or no database "${database}"`)
try {
  await scenario(kind)
} catch (error) {
  if (!(error instanceof PromiseBroken)) throw error
  console.log(error.message)
  process.exitCode = 3
}
