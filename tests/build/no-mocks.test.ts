import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { buildDemo } from '../support/devSite.ts'
import { mockTraces } from '../support/mockTraces.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

it.each(['global', '21vianet'])('nothing of the mocks is in dist/%s', async (cloud) => {
  const folder = path.join(dist, cloud)
  expect(existsSync(folder), `dist/${cloud} is there (npm run build makes it)`).toBe(true)
  expect(await mockTraces(folder)).toEqual([])
})

it('and they would be seen: in the demo, whose flag is on, all of their traces are', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mandate-demo-'))
  try {
    await buildDemo(folder)
    const traces = (await mockTraces(folder)).join('\n')
    for (const trace of ['mockServiceWorker', 'mandate-mock', 'sqlite3', 'try-mandate-demo', 'fjordline.example']) {
      expect(traces).toContain(trace)
    }
    expect(traces).toMatch(/\.wasm: the file itself/)
  } finally {
    await rm(folder, { recursive: true })
  }
}, 120_000)
