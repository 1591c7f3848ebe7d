import '../scripts/require-node.mjs'
import { ConfigError, readConfig } from './node/config.ts'
import { serve } from './node/serve.ts'
import { StartRefused } from './node/start-up.ts'

/** How long requests may take to finish once the server was told to end. */
const patience = 5000

try {
  const running = await serve(readConfig(process.env))
  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    const force = setTimeout(() => process.exit(0), patience)
    force.unref()
    void running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('The server did not end cleanly:', error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
} catch (error) {
  // What the operator can mend is told in words; only a fault of ours shows where it is.
  console.error(error instanceof ConfigError || error instanceof StartRefused ? error.message : error)
  process.exit(1)
}
