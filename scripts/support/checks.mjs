// The checks that need no running product: style, import rules and types. Shared by `npm run check` and `npm test`.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { cacheDir, runTool } from './run.mjs'

/** @typedef {{ name: string, ok: boolean, output: string }} Result */

/** Runs the linter and the formatter's check. @returns {Promise<Result>} */
export async function lint() {
  // No cache: what a rule says of a file may hang on the types in another.
  const eslint = await runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'], { show: false })
  const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', path.join(cacheDir, 'prettier.cache')]
  const prettier = await runTool('prettier/bin/prettier.cjs', ['.', '--check', '--log-level', 'warn', ...cache], {
    show: false,
  })
  return result('lint', [eslint, prettier])
}

/** Checks the types of the app, the server and the tests. @returns {Promise<Result>} */
export async function types() {
  mkdirSync(path.join(cacheDir, 'tsc'), { recursive: true })
  const runs = []
  for (const project of ['app', 'server', 'tests']) {
    const tool = project === 'server' ? 'typescript/bin/tsc' : 'vue-tsc/bin/vue-tsc.js'
    runs.push(await runTool(tool, ['-p', `tsconfig.${project}.json`, '--pretty', 'false'], { show: false }))
  }
  return result('types', runs)
}

/** Shows what a check found. @param {Result} result */
export function report({ name, ok, output }) {
  console.log(`\n${ok ? '✓' : '✗'} ${name}`)
  if (output) console.log(output)
}

function result(name, runs) {
  return {
    name,
    ok: runs.every(({ code }) => code === 0),
    output: runs
      .map(({ output }) => output.trim())
      .filter(Boolean)
      .join('\n'),
  }
}
