import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { msw } from 'msw/vite'
import type { Plugin, PluginOption } from 'vite'
import { languages } from '../../src/lib/languages.ts'
import { routePaths } from '../../src/lib/routes.ts'

/** Changed data of these makes what a browser keeps of older ones useless. */
const dataSources = [
  'server/store/migrations.ts',
  'server/store/schema.ts',
  'server/services/seed.ts',
  'server/services/keys.ts',
  'server/worlds',
]

function filesIn(path: string): string[] {
  if (path.endsWith('.ts')) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name) => (name.endsWith('.ts') ? [join(path, name)] : []))
}

function dataVersion(root: string): string {
  const hash = createHash('sha256')
  for (const file of dataSources.flatMap((name) => filesIn(join(root, name)))) hash.update(readFileSync(file))
  return hash.digest('base64url').slice(0, 16)
}

/** What the mocks need of Vite: the worker's script, SQLite's own loading of its WebAssembly, and a digest of the data. */
export function mocks(root: string, { demo }: { readonly demo: boolean }): PluginOption[] {
  return [msw({ mode: 'worker-only' }), settings(root), demo && staticPages()]
}

function settings(root: string): Plugin {
  return {
    name: 'mandate:mocks',
    config: () => ({
      define: { __MOCK_DATA__: JSON.stringify(dataVersion(root)) },
      optimizeDeps: {
        // It finds its WebAssembly beside itself.
        exclude: ['@sqlite.org/sqlite-wasm'],
        // Known from the first start, so that the page isn't loaded twice when Vite discovers them.
        include: ['@hono/zod-openapi', 'kysely', 'kysely/migration', 'msw', 'msw/browser'],
      },
    }),
  }
}

/** Addresses that a static host must know: pages without parameters, and the sign-in. */
function addresses(): string[] {
  const paths = Object.values(routePaths).filter((path) => !path.includes(':'))
  return ['auth/sign-in', ...languages.flatMap((language) => paths.map((path) => join(language, path)))]
}

/**
 * The one page at each of its addresses, for hosts that only serve files; any other address is answered by
 * `404.html`, as such hosts have it.
 */
function staticPages(): Plugin {
  return {
    name: 'mandate:static-pages',
    writeBundle({ dir = '' }) {
      const page = join(dir, 'index.html')
      copyFileSync(page, join(dir, '404.html'))
      for (const address of addresses()) {
        const file = join(dir, address, 'index.html')
        mkdirSync(dirname(file), { recursive: true })
        copyFileSync(page, file)
      }
    },
  }
}
