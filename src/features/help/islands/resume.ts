import { cameFromKey } from '../../../content/cameFrom.ts'
import { routePaths } from '../../../lib/routes.ts'
import { readStored } from '../../../lib/storage.ts'

/**
 * Steps whose page belongs to one offer or one relationship lead there, for a reader who came from it: the address
 * that they came from says which.
 */
function resume(): void {
  const from = readStored('sessionStorage', cameFromKey)
  const [, language, rest] = /^\/([a-z]+)\/(.+?)\/?$/.exec(from ?? '') ?? []
  if (!language || !rest) return
  const known = valuesOf(rest)
  for (const place of document.querySelectorAll<HTMLElement>('main [data-page]')) {
    const { page = '', step = '' } = place.dataset
    const pattern = (routePaths as Readonly<Partial<Record<string, string>>>)[page]
    const path = pattern && filled(pattern, { ...known, step })
    if (!path) continue
    const link = document.createElement('a')
    link.href = `/${document.documentElement.lang.split('-')[0] ?? language}/${path}`
    link.append(...place.childNodes)
    place.replaceWith(link)
  }
}

/** What the address names: the offer's token, the relationship. */
function valuesOf(path: string): Record<string, string> {
  for (const pattern of Object.values(routePaths)) {
    const names = [...pattern.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name ?? '')
    const match = new RegExp(`^${pattern.replace(/:[A-Za-z]+/g, '([\\w-]+)')}$`).exec(path)
    if (match && names.length > 0) return Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']))
  }
  return {}
}

function filled(pattern: string, values: Readonly<Record<string, string>>): string | null {
  const path = pattern.replace(/:([A-Za-z]+)/g, (whole, name: string) => values[name] || whole)
  return path.includes(':') ? null : path
}

resume()
