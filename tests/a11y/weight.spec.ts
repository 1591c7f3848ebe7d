import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** The most that the stylesheets of a first load may weigh, compressed as they are sent. */
const mostCss = 8 * 1024

interface Chunk {
  readonly file: string
  readonly src?: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** The stylesheets of an entry or a page, with those of all that it imports. */
function cssOf(manifest: Readonly<Record<string, Chunk>>, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return new Set()
  seen.add(key)
  const chunk = manifest[key]
  const imported = (chunk?.imports ?? []).flatMap((one) => [...cssOf(manifest, one, seen)])
  return new Set([...(chunk?.css ?? []), ...imported])
}

for (const cloud of ['global', '21vianet']) {
  test(`the stylesheets of the first load are light, ${cloud}`, () => {
    const manifest = JSON.parse(readFileSync(`${dist}${cloud}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>
    const pages = Object.keys(manifest).filter((key) => /^src\/pages\/\w+\.vue$/.test(key))
    expect(pages.length).toBeGreaterThan(10)
    for (const page of pages) {
      const files = new Set([...cssOf(manifest, 'index.html'), ...cssOf(manifest, page)])
      const weight = [...files].reduce(
        (sum, file) => sum + brotliCompressSync(readFileSync(`${dist}${cloud}/${file}`)).length,
        0,
      )
      expect.soft(weight, `${page}: ${files.size} files`).toBeLessThanOrEqual(mostCss)
      test.info().annotations.push({ type: 'css', description: `${page} ${weight}` })
    }
  })

  test(`there is no font in the build, ${cloud}`, () => {
    const files = readdirSync(`${dist}${cloud}`, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => /\.(woff2?|ttf|otf|eot)$/i.test(file))).toEqual([])
    const styles = files.filter((file) => /\.(css|html)$/.test(file))
    const naming = styles.filter((file) =>
      /@font-face|fonts\.(googleapis|gstatic)/.test(readFileSync(`${dist}${cloud}/${file}`, 'utf8')),
    )
    expect(naming).toEqual([])
  })
}
