import { routePaths, type RouteName } from '../../../src/lib/routes.ts'

/** What the build says of its files, by the file they were made from. */
export type Manifest = Readonly<Record<string, ManifestEntry>>

export interface ManifestEntry {
  readonly file: string
  readonly css?: readonly string[]
  /** Other entries that come with this one. */
  readonly imports?: readonly string[]
}

export interface Parts {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
}

const none: Parts = { styles: [], scripts: [] }

/** Everything that an entry brings, with what it imports in turn. */
function closure(manifest: Manifest, key: string): Parts {
  const seen = new Set<string>()
  const styles = new Set<string>()
  const scripts = new Set<string>()
  const add = (name: string): void => {
    const entry = manifest[name]
    if (!entry || seen.has(name)) return
    seen.add(name)
    for (const style of entry.css ?? []) styles.add(`/${style}`)
    scripts.add(`/${entry.file}`)
    for (const other of entry.imports ?? []) add(other)
  }
  add(key)
  return { styles: [...styles], scripts: [...scripts] }
}

/** The component of a page is named as its route is: `sendOffer` is `src/pages/SendOfferPage.vue`. */
export const pageFile = (name: RouteName | 'notFound'): string =>
  `src/pages/${name.charAt(0).toUpperCase()}${name.slice(1)}Page.vue`

/**
 * What a page of the app needs besides the app itself: its styles, so that the shell is painted as the app will
 * paint it, and its code, so that the browser fetches it at once rather than when the app asks for it.
 */
export function partsOf(manifest: Manifest | undefined, name: RouteName | undefined): Parts {
  if (!manifest) return none
  const app = closure(manifest, 'index.html')
  const page = closure(manifest, pageFile(name && name in routePaths ? name : 'notFound'))
  const without = (all: readonly string[], known: readonly string[]): readonly string[] =>
    all.filter((one) => !known.includes(one))
  return { styles: without(page.styles, app.styles), scripts: without(page.scripts, app.scripts) }
}
