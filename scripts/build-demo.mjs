// `npm run build:demo`: the product with its mocks and no server, as files for any static host, in dist/demo.
// It has to be served at the root of its origin. CLOUD=21vianet for that cloud, in dist/demo-21vianet.
import { endCleanlyOnSignals, fail, projectEnv, runTool } from './support/run.mjs'
import { setUp } from './setup.mjs'

endCleanlyOnSignals()
await setUp()
const { code } = await runTool('vite/bin/vite.js', ['build', '--mode', 'demo', '--logLevel', 'warn'], {
  env: projectEnv({ NODE_ENV: 'production' }),
})
if (code !== 0) fail('The demo could not be built: see above.')
const cloud = process.env.CLOUD || 'global'
console.log(`The demo is in dist/demo${cloud === 'global' ? '' : `-${cloud}`}.`)
