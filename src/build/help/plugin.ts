import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { Cloud } from '../../clouds/types.ts'
import { languages, type Language } from '../../lib/languages.ts'
import { buildAssets, themeScript } from './assets.ts'
import { missingArticles } from './library.ts'
import { helpFiles, type Files } from './pages.ts'
import { searchIndex } from './searchIndex.ts'
import { loadSite, originSlot, type Assets, type HelpSite } from './site.ts'

const cloudIds = (root: string): string[] =>
  readdirSync(join(root, 'src/clouds'))
    .filter((name) => name.endsWith('.ts') && !['all.ts', 'types.ts'].includes(name))
    .map((name) => name.slice(0, -'.ts'.length))

const searchFor = (site: HelpSite): Record<Language, string> => ({
  en: searchIndex(site, 'en'),
  da: searchIndex(site, 'da'),
  zh: searchIndex(site, 'zh'),
})

/** All files of the help, as the build writes them. */
export async function buildHelp(root: string, cloud: Cloud): Promise<Files> {
  const site = await loadSite(root, cloud, cloudIds(root))
  const missing = missingArticles(site.library)
  if (missing.length > 0) throw new Error(`These articles are missing: ${missing.join(', ')}`)
  return renderHelp(root, site)
}

/** The pages of a site, with the scripts, the style and the search that go with them. */
export async function renderHelp(root: string, site: HelpSite): Promise<Files> {
  const built = await buildAssets(root)
  const files: Files = new Map(built.files)
  const indexes = searchFor(site)
  const searchUrls: Record<Language, string> = { en: '', da: '', zh: '' }
  for (const language of languages) {
    const hash = createHash('sha256').update(indexes[language]).digest('base64url').slice(0, 8)
    const name = `assets/help/search-${language}-${hash}.json`
    searchUrls[language] = `/${name}`
    files.set(name, indexes[language])
  }
  const assets: Assets = {
    style: styleFor(site.cloud.id, built.style),
    themeScript: themeScript(root),
    scriptUrl: built.scriptUrl,
    searchUrls,
  }
  const origin = process.env['VITE_PUBLIC_URL']
  for (const [name, text] of helpFiles(site, assets)) {
    files.set(name, origin ? text.replaceAll(originSlot, new URL(origin).origin) : text)
  }
  return files
}

/** Without the colours of the other clouds. */
function styleFor(cloud: string, style: string): string {
  return style.replace(/[^{}]*\[data-cloud="?([\w-]+)"?\][^{}]*\{[^{}]*\}/g, (rule, named: string) =>
    named === cloud ? rule : '',
  )
}

/** While developing: pages are rendered anew for each request, as the articles change. */
async function devFiles(root: string, cloud: Cloud): Promise<Files> {
  const site = await loadSite(root, cloud, cloudIds(root))
  const url = (language: Language): string => `/help-search/${language}.json`
  const files = helpFiles(site, {
    style: '',
    styleUrl: '/src/styles/help.css',
    themeScript: themeScript(root),
    scriptUrl: '/src/features/help/entry.ts',
    searchUrls: { en: url('en'), da: url('da'), zh: url('zh') },
  })
  for (const [language, index] of Object.entries(searchFor(site))) files.set(`help-search/${language}.json`, index)
  return files
}

const helpAddress = /^\/(en|da|zh)\/help(\/|$)|^\/help-search\//

/** The help’s pages: written when the site is built, and rendered on request while it is developed. */
export function help(root: string, cloud: Cloud): Plugin {
  return {
    name: 'mandate:help',
    async generateBundle() {
      for (const [fileName, source] of await buildHelp(root, cloud)) this.emitFile({ type: 'asset', fileName, source })
    },
    configureServer(server) {
      server.watcher.add(join(root, 'locales'))
      server.watcher.on('change', (file) => {
        if (file.endsWith('.md')) server.ws.send({ type: 'full-reload' })
      })
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost')
        const language = helpAddress.exec(url.pathname)?.[1]
        if (!helpAddress.test(url.pathname)) return next()
        devFiles(root, cloud).then((files) => {
          const path = url.pathname.slice(1)
          const found = files.get(path) ?? files.get(`${path.replace(/\/$/, '')}/index.html`)
          const text = found ?? files.get(`${language ?? cloud.defaultLanguage}/404.html`) ?? ''
          response.statusCode = found === undefined ? 404 : 200
          response.setHeader('content-type', path.endsWith('.json') ? 'application/json' : 'text/html; charset=utf-8')
          response.end(text.replaceAll(originSlot, `http://${request.headers.host ?? 'localhost'}`))
        }, next)
      })
    },
  }
}
