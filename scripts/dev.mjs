// `npm run dev`: the site with mocks in the browser, changed as you type. CLOUD=21vianet for that cloud.
import { endCleanlyOnSignals, projectEnv, runTool } from './support/run.mjs'
import { setUp } from './setup.mjs'

endCleanlyOnSignals()
await setUp()
const { code } = await runTool('vite/bin/vite.js', ['--host', '127.0.0.1', ...process.argv.slice(2)], {
  env: projectEnv({ VITE_MOCKS: '1' }),
  // It listens to keys.
  stdio: 'inherit',
  detached: false,
})
process.exitCode = code
