import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Manifest } from './shell/parts.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** Files whose type their name does not tell. */
const named: Readonly<Record<string, string>> = { '/speculation-rules.json': 'application/speculationrules+json' }

const compressible = /^(text|application\/(json|xml|manifest\+json)|image\/svg)/

type Encoding = 'br' | 'gzip' | 'identity'

const squeeze = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
}

/** The encoding that the client takes, the smaller one first. */
function encodingFor(request: Request): Encoding {
  const accepted = (request.headers.get('accept-encoding') ?? '').toLowerCase()
  const takes = (name: string): boolean =>
    new RegExp(`(^|[,\\s])${name}\\s*(,|$|;(?!\\s*q=0(\\.0*)?\\s*(,|$)))`).test(accepted)
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

async function compressed({ bytes, cacheControl }: Body, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return new Uint8Array(await squeeze.gzip(bytes))
  if (encoding === 'br') {
    // What is asked for once and kept for ever is worth the best quality; for a page that takes too long.
    const quality = cacheControl.includes('immutable') ? 11 : 9
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    return new Uint8Array(await squeeze.br(bytes, { params }))
  }
  return bytes
}

export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly etag: string
  readonly cacheControl: string
  /** Kept here, so that each file is compressed once. */
  readonly encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>
}

export function bodyOf(bytes: Uint8Array<ArrayBuffer>, type: string, cacheControl: string): Body {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { bytes, type, etag, cacheControl, encoded: new Map() }
}

/** Answers with a body: compressed as the client takes it, or 304 where it has it already. */
export async function respond(request: Request, body: Body, status = 200): Promise<Response> {
  const headers = new Headers({
    'content-type': body.type,
    'cache-control': body.cacheControl,
    etag: body.etag,
    vary: 'Accept-Encoding',
  })
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (status === 200 && (known.includes(body.etag) || known.includes('*')))
    return new Response(null, { status: 304, headers })
  const encoding = compressible.test(body.type) && body.bytes.length > 512 ? encodingFor(request) : 'identity'
  if (encoding !== 'identity') headers.set('content-encoding', encoding)
  const kept = body.encoded.get(encoding) ?? compressed(body, encoding)
  body.encoded.set(encoding, kept)
  const bytes = await kept
  headers.set('content-length', String(bytes.length))
  return new Response(request.method === 'HEAD' ? null : bytes, { status, headers })
}

/** Hashes of what stands in the built pages themselves, as the content security policy writes them. */
export interface InlineParts {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
}

export interface Shell {
  readonly html: string
  /** Which files belong to which page, where the build tells. */
  readonly manifest: Manifest | undefined
}

export interface StaticFiles {
  /** The file at a path of the site, if there is one. */
  find(pathname: string): Body | undefined
  /** What the built pages, apart from the shell, hold of style and script. */
  inlineParts(): InlineParts
  /** The shell of the app as it was built, if it was. */
  shell(): Shell | undefined
}

/**
 * The files of a build. They are listed once, so that no path from outside ever reaches the file system. `prepare`
 * puts into the built pages what only the server knows.
 */
export function staticFiles(folder: string, prepare: (text: string) => string = (text) => text): StaticFiles {
  const shellFile = path.join(folder, 'index.html')
  const files = new Map<string, Body>()
  let inline: InlineParts = { styles: [], scripts: [] }
  let listed = Number.NaN
  let shell: Shell | undefined

  function list(): void {
    const built = changedAt(shellFile)
    if (built === listed) return
    listed = built
    files.clear()
    const styles = new Set<string>()
    const scripts = new Set<string>()
    shell = undefined
    if (Number.isNaN(built)) return
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      const name = `/${path.relative(folder, file).split(path.sep).join('/')}`
      const type = named[name] ?? types[path.extname(name)]
      // The shell is given out by its pages; what begins with a dot is the build's own.
      if (!type || name === '/index.html' || name.split('/').some((part) => part.startsWith('.'))) continue
      const cacheControl = name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      const written = new Uint8Array(readFileSync(file))
      const prepared = prepares.test(name)
        ? new TextEncoder().encode(prepare(new TextDecoder().decode(written)))
        : written
      if (name.endsWith('.html')) {
        const html = new TextDecoder().decode(prepared)
        for (const [, style] of html.matchAll(/<style>([\s\S]*?)<\/style>/g)) styles.add(hashOf(style ?? ''))
        for (const [, script] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) scripts.add(hashOf(script ?? ''))
      }
      files.set(name, bodyOf(prepared, type, cacheControl))
    }
    inline = { styles: [...styles], scripts: [...scripts] }
    shell = { html: readFileSync(shellFile, 'utf8'), manifest: manifestIn(folder) }
  }

  return {
    find(pathname) {
      list()
      return files.get(pathname)
    },
    inlineParts() {
      list()
      return inline
    },
    shell() {
      list()
      return shell
    },
  }
}

const prepares = /\.(html|xml|txt)$/

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function manifestIn(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  } catch {
    // The pages work without it; their styles and code then come when the app asks for them.
    return undefined
  }
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN
}
