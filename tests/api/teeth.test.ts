import { execFile } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasPostgres } from '../support/stores-suite.ts'
import type { StoreKind } from '../support/stores.ts'
import { guards } from './teeth/guards.ts'

interface Ended {
  readonly code: number
  readonly output: string
}

function runWithout(guard: string, scenario: string, kind: StoreKind): Promise<Ended> {
  const teeth = path.join(import.meta.dirname, 'teeth')
  const args = ['--import', path.join(teeth, 'without-guard.mjs'), path.join(teeth, 'run-scenario.ts'), scenario, kind]
  const env = { ...process.env, WITHOUT_GUARD: guard }
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, out, problems) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: `${out}${problems}` })
    })
  })
}

describe.each(Object.entries(guards))('without the guard that %s', (name, { scenario, on }) => {
  const kinds: readonly StoreKind[] = on === 'both' ? ['SQLite file', 'PostgreSQL'] : ['PostgreSQL']
  for (const kind of kinds) {
    const skip = kind === 'PostgreSQL' && !hasPostgres
    it.skipIf(skip)(`the promise is seen to be broken, on ${kind}`, { timeout: 60_000 }, async () => {
      const { code, output } = await runWithout(name, scenario, kind)
      expect(code, output).toBe(3)
    })
  }
})
