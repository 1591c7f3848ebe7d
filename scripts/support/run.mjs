// Starting other programs, and cleaning up after them: shared by all scripts.
// Plain JavaScript for Node 18 and later, since it runs before the project's own Node is installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')
export const cacheDir = path.join(root, '.cache')
const binDir = path.join(root, 'node_modules', '.bin')
const isWindows = process.platform === 'win32'

/** Whether this runs on a build machine, where nothing may be left out silently. */
export const inCi = Boolean(process.env.CI) && process.env.CI !== 'false' && process.env.CI !== '0'

function pathKey(env) {
  return Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
}

/** The environment in which `node` means the Node that the project brings along. */
export function projectEnv(extra = {}) {
  const env = { ...process.env, ...extra }
  const key = pathKey(env)
  env[key] = [binDir, ...pathWithoutProject(env)].join(path.delimiter)
  return env
}

/** The environment in which `node` means the machine's own: for npm, while it replaces node_modules. */
export function machineEnv(extra = {}) {
  const env = { ...process.env, ...extra }
  env[pathKey(env)] = pathWithoutProject(env).join(path.delimiter)
  return env
}

function pathWithoutProject(env) {
  const folders = (env[pathKey(env)] ?? '').split(path.delimiter)
  return folders.filter((folder) => folder !== '' && path.resolve(folder) !== binDir)
}

/** Where a program is found on the machine's PATH, or undefined. */
export function which(name, env = process.env) {
  const endings = isWindows ? ['.exe', '.cmd', ''] : ['']
  for (const folder of (env[pathKey(env)] ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending)
      if (folder !== '' && existsSync(file)) return file
    }
  }
  return undefined
}

const parent = process.ppid
const children = new Set()
const cleanups = new Set()

/**
 * Runs a program to its end and never throws.
 * `show: false` keeps what it says for the answer instead of showing it.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args = [], options = {}) {
  const { show = true, env = projectEnv(), cwd = root, ...rest } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: isWindows && command === 'npm',
      // A group of its own, so that all that it starts can be told to end together.
      detached: !isWindows,
      ...rest,
    })
    children.add(child)
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => {
      children.delete(child)
      resolve({ code: 127, output: output + error.message + '\n' })
    })
    child.on('close', (code) => {
      children.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Runs a script of an installed package with the project's Node. */
export function runTool(file, args = [], options = {}) {
  return run('node', [path.join(root, 'node_modules', file), ...args], options)
}

/** Has `task` run before this process ends, also when it is interrupted. Gives the way to do it at once. */
export function onExit(task) {
  const once = async () => {
    if (!cleanups.delete(once)) return
    await task()
  }
  cleanups.add(once)
  return once
}

/** Does all that `onExit` was told, newest first. */
export async function cleanUp() {
  for (const task of [...cleanups].reverse()) {
    try {
      await task()
    } catch (error) {
      console.error(`Clean-up failed: ${error instanceof Error ? error.message : error}`)
    }
  }
}

/**
 * On Ctrl+C or a request to end: ends what was started here, cleans up, and ends with the signal's code.
 * Gives the way to stop doing so.
 */
export function endCleanlyOnSignals() {
  let ending = false
  const end = async (code) => {
    if (ending) return
    ending = true
    await endChildren()
    await cleanUp()
    process.exit(code)
  }
  return onEnd((signal) => void end(signalCodes[signal]))
}

/**
 * Tells of signals that ask to end, and of the end of npm: asked to end, npm ends its shell and leaves alone what
 * the shell was running. Gives the way to stop listening.
 */
export function onEnd(listener) {
  let told = false
  const tellOf = (signal) => {
    told = true
    listener(signal)
  }
  const listeners = Object.keys(signalCodes).map((signal) => [signal, () => tellOf(signal)])
  for (const [signal, one] of listeners) process.on(signal, one)
  const watch = () => {
    if (process.ppid !== parent && !told) tellOf('SIGTERM')
  }
  const timer = process.env.npm_lifecycle_event ? setInterval(watch, 300).unref() : undefined
  return () => {
    clearInterval(timer)
    for (const [signal, one] of listeners) process.off(signal, one)
  }
}

async function endChildren() {
  const all = [...children]
  const ended = Promise.all(all.map((child) => new Promise((resolve) => child.once('close', resolve))))
  for (const child of all) tell(child, 'SIGTERM')
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))])
  for (const child of children) tell(child, 'SIGKILL')
}

/** Sends a signal to a program and to all that it started. */
function tell(child, signal) {
  try {
    if (isWindows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It leads no group, or has ended.
    child.kill(signal)
  }
}

/** What a shell expects of a program that was ended by a signal. */
export const signalCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** Ends this process with one sentence on what is wrong. */
export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
