// `npm start`: installs what is missing, builds what is stale, and runs the server until it is told to end.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { build, clouds, isFresh } from './build.mjs'
import { setUp } from './setup.mjs'
import { endCleanlyOnSignals, fail, onEnd, projectEnv, root, signalCodes } from './support/run.mjs'

const cloud = process.env.CLOUD || 'global'
if (!clouds.includes(cloud)) {
  fail(`CLOUD is "${cloud}", and there is no such cloud: set it to ${clouds.join(' or ')}, for example CLOUD=21vianet.`)
}

const stopWatching = endCleanlyOnSignals()
await setUp()
if (!isFresh(cloud) && !(await build(cloud))) fail(`The build for the ${cloud} cloud failed: see above.`)
stopWatching()

const main = path.join('server', 'main.ts')
if (!existsSync(path.join(root, main))) fail(`${main} is missing: the clone is not complete.`)
// In a group of its own, so that Ctrl+C, which a terminal sends to a whole group, reaches the server once: from here.
const server = spawn('node', [main, ...process.argv.slice(2)], {
  cwd: root,
  env: projectEnv({ CLOUD: cloud }),
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
})

onEnd((signal) => server.kill(signal))
server.on('error', (error) => fail(`The server could not be started: ${error.message}`))
server.on('exit', (code, signal) => process.exit(code ?? signalCodes[signal] ?? 1))
