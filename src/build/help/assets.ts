import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import type { Language } from '../../lib/languages.ts'

export interface BuiltAssets {
  readonly style: string
  readonly scriptUrl: string
  readonly files: ReadonlyMap<string, string>
}

type Output = Rolldown.RolldownOutput

/** The theme is set before the first paint, by the same few lines as in the product. */
export function themeScript(root: string): string {
  return readFileSync(join(root, 'public/theme.js'), 'utf8')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\n\s*/g, '\n')
    .trim()
}

/**
 * Builds the islands and the style on their own, so that they share no file with the app: a help page never
 * loads a part of it.
 */
export async function buildAssets(root: string): Promise<BuiltAssets> {
  const result = (await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: { help: join(root, 'src/features/help/entry.ts'), 'help-style': join(root, 'src/styles/help.css') },
        output: {
          entryFileNames: 'assets/help/[name]-[hash].js',
          chunkFileNames: 'assets/help/[name]-[hash].js',
          assetFileNames: 'assets/help/[name]-[hash][extname]',
        },
      },
    },
  })) as Output | readonly Output[]
  const { output } = Array.isArray(result) ? ((result as readonly Output[])[0] ?? { output: [] }) : (result as Output)
  const files = new Map<string, string>()
  let style = ''
  let scriptUrl = ''
  for (const part of output) {
    if (part.type === 'asset') {
      if (part.fileName.endsWith('.css')) style += textOf(part.source)
      continue
    }
    if (part.facadeModuleId?.endsWith('help.css')) continue
    if (part.isEntry) scriptUrl = `/${part.fileName}`
    files.set(part.fileName, part.code)
  }
  if (!style || !scriptUrl) throw new Error('The help’s script or style was not built')
  return { style: style.trim(), scriptUrl, files }
}

const textOf = (source: string | Uint8Array): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source)

export type SearchUrls = Readonly<Record<Language, string>>
