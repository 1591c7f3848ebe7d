/**
 * `npm run bench`: runs every measurement, prints a table each, and writes them to `bench/results/`.
 * Words given are a filter on the names. These machines are noisy: compare the ratios of one run.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { measureApi } from './api.ts'
import { measureClients } from './clients.ts'
import { measureWeight } from './weight.ts'

/** One line of a table: what was measured, and its figures by column. */
export interface Row {
  readonly what: string
  readonly figures: Readonly<Record<string, number>>
}

export interface Measurement {
  readonly name: string
  /** What the figures mean, with their units. */
  readonly about: string
  readonly rows: readonly Row[]
}

const measurements: Readonly<Record<string, () => Promise<Measurement>>> = {
  api: measureApi,
  clients: measureClients,
  weight: measureWeight,
}

const wanted = process.argv.slice(2)
const results = new URL('results/', import.meta.url)
mkdirSync(results, { recursive: true })
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue
  const measurement = await measure()
  console.log(`\n${measurement.name}: ${measurement.about}`)
  console.table(Object.fromEntries(measurement.rows.map(({ what, figures }) => [what, figures])))
  const machine = { cores: cpus().length, processor: cpus()[0]?.model ?? '', node: process.version }
  const file = new URL(`${name}.json`, results)
  writeFileSync(file, `${JSON.stringify({ ...measurement, at: new Date().toISOString(), machine }, null, 2)}\n`)
}
