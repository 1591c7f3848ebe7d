import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { compileTree, overlayTree, type CompiledTree, type MessageTree } from '../i18n/core/catalog.ts'
import { languages } from '../lib/languages.ts'
import { areasIn, writeAreas } from './areas.ts'

const tableId = 'virtual:messages'
const messagesId = /^virtual:messages\/([a-z]+)\/([A-Za-z-]+)$/

/** Areas that the site itself never loads: the server's, for mails and its own pages, and that of the mocks. */
export const serverAreas: readonly string[] = ['csv', 'mail', 'identity', 'mock']

function readTree(file: string): MessageTree {
  return JSON.parse(readFileSync(file, 'utf8')) as MessageTree
}

/** The messages of one language and area as they hold in one cloud: the base with that cloud's overlay laid over it. */
export function messagesFor(root: string, cloud: string, language: string, area: string): MessageTree {
  const folder = join(root, 'locales', language)
  const base = readTree(join(folder, 'messages', `${area}.json`))
  const overlay = join(folder, cloud, 'messages', `${area}.json`)
  return existsSync(overlay) ? overlayTree(base, readTree(overlay), area) : base
}

function compiled(root: string, cloud: string, language: string, area: string): CompiledTree {
  try {
    return compileTree(messagesFor(root, cloud, language, area), area)
  } catch (error) {
    throw new Error(`locales/${language}, area “${area}”: ${(error as Error).message}`, { cause: error })
  }
}

/** What is said when messages themselves can't be fetched: it must be there before any of them. */
function emergencyTexts(root: string, cloud: string): string {
  const texts = languages.map((language) => [language, messagesFor(root, cloud, language, 'common')['outdated']])
  return `export const emergency = ${JSON.stringify(Object.fromEntries(texts))}`
}

/** One lazy loader per language and area: `loaders.da.offer()`. */
function loaderTable(areas: readonly string[]): string {
  const rows = languages.map((language) => {
    const loaders = areas.map((area) => `    '${area}': () => import('${tableId}/${language}/${area}'),`)
    return [`  ${language}: {`, ...loaders, '  },'].join('\n')
  })
  return ['export const loaders = {', ...rows, '}'].join('\n')
}

/**
 * Compiles the messages when the app is built, so that no message compiler is shipped: one chunk per language and
 * area, in which the cloud's overlay is already laid over the base. With the Chinese ones comes what fits them. A malformed message fails the build with its key.
 */
export function messages(root: string, cloud: string): Plugin {
  const areas = (): string[] => areasIn(root).filter((area) => !serverAreas.includes(area))
  return {
    name: 'mandate:messages',
    buildStart() {
      // Not under test, where a stale list must be found.
      if (!process.env['VITEST']) writeAreas(root)
    },
    resolveId(id) {
      return id === tableId || messagesId.test(id) ? `\0${id}` : undefined
    },
    load(id) {
      if (!id.startsWith(`\0${tableId}`)) return undefined
      const [, language, area] = messagesId.exec(id.slice(1)) ?? []
      if (!language || !area) return `${loaderTable(areas())}\n${emergencyTexts(root, cloud)}`
      const texts = `export default ${JSON.stringify(compiled(root, cloud, language, area))}`
      if (language !== 'zh' || area !== 'common') return texts
      // With a query it is a module of its own, which nothing else has: so it becomes a part of this chunk.
      return `${texts}\nexport { fitHan as fit } from ${JSON.stringify(join(root, 'src/i18n/core/han.ts?fit'))}`
    },
    configureServer(server) {
      const folder = join(root, 'locales')
      server.watcher.add(folder)
      server.watcher.on('all', (_event, file) => {
        if (!file.startsWith(folder) || !file.endsWith('.json')) return
        writeAreas(root)
        for (const module of server.moduleGraph.idToModuleMap.values()) {
          if (module.id?.startsWith(`\0${tableId}`)) server.moduleGraph.invalidateModule(module)
        }
        server.ws.send({ type: 'full-reload' })
      })
    },
  }
}
