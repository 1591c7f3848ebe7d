import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Files that only the mocks bring. */
const files = [/mockServiceWorker/i, /sqlite/i, /\.wasm$/]

/** What only the mocks' code says; it outlives the minifier, being text that the browser needs. */
const texts = [
  'mockServiceWorker',
  'MOCK_ACTIVATE',
  'mandate-mock',
  'sqlite3',
  'try-mandate-demo',
  'fjordline.example',
  'lanqiao.example',
]

/** Every trace of the mocks in the output of a build, as `file: what`. */
export async function mockTraces(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const traces: string[] = []
  for (const entry of names.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file)
    if (files.some((pattern) => pattern.test(name))) traces.push(`${name}: the file itself`)
    const content = await readFile(file, 'latin1')
    traces.push(...texts.filter((text) => content.includes(text)).map((text) => `${name}: ${text}`))
  }
  return traces
}
