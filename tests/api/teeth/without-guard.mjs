// Loaded before a scenario (`node --import`): takes one guard out of the server's code as it is loaded.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { guards } from './guards.ts'

const name = process.env.WITHOUT_GUARD
if (name !== undefined) {
  const guard = guards[name]
  if (!guard) throw new Error(`There is no guard called "${name}"`)
  const root = new URL('../../../', import.meta.url)
  const texts = new Map()
  for (const { file, guard: text, without } of guard.takenOut) {
    const url = pathToFileURL(fileURLToPath(new URL(file, root))).href
    const before = texts.get(url) ?? readFileSync(new URL(url), 'utf8')
    if (before.split(pattern(text)).length !== 2) {
      throw new Error(
        `The guard "${name}" is not in ${file} exactly once: say in tests/api/teeth/guards.ts how it reads now`,
      )
    }
    texts.set(
      url,
      before.replace(pattern(text), () => without),
    )
  }
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context)
      const text = texts.get(url)
      return text === undefined ? loaded : { ...loaded, source: text }
    },
  })
}

/** The text however the formatter breaks it into lines. */
function pattern(text) {
  const signs = [...text.replace(/\s+/g, '')].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'))
  return new RegExp(signs.map((sign) => (sign === '\\)' ? `,?\\s*${sign}` : sign)).join('\\s*'))
}
