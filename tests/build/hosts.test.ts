import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { clouds } from '../../src/clouds/all.ts'
import { filesBelow, hostsIn, isBuilt, root } from './support.ts'

/** Names that nobody is sent to: XML namespaces, and the page that Vue names in its errors. */
const inert = ['www.w3.org', 'www.sitemaps.org', 'vuejs.org']

interface Found {
  readonly host: string
  readonly file: string
}

function strangersIn(files: ReadonlyMap<string, string>, allowed: readonly string[]): Found[] {
  return [...files].flatMap(([file, text]) =>
    hostsIn(text)
      .filter((host) => !allowed.includes(host) && !inert.includes(host))
      // Names that are reserved for examples lead nowhere, by RFC 2606.
      .filter((host) => !/(^|\.)example$/.test(host))
      .map((host) => ({ host, file })),
  )
}

describe.each(Object.values(clouds))('the build for $id', (cloud) => {
  const ofCloud = [...Object.values(cloud.hosts), ...cloud.registrations.map(({ registerUrl }) => registerUrl)].map(
    (address) => new URL(address).host,
  )

  it.skipIf(!isBuilt(cloud.id) && !process.env['CI'])('names no host but its cloud’s own', () => {
    const files = filesBelow(path.join(root, 'dist', cloud.id))
    expect(files.size).toBeGreaterThan(50)
    expect(strangersIn(files, ofCloud)).toEqual([])
    // Each of another cloud is a stranger, so none was found; said again because it matters most.
    const others = Object.values(clouds)
      .filter(({ id }) => id !== cloud.id)
      .flatMap(({ hosts }) => Object.values(hosts).map((address) => new URL(address).host))
    const all = [...files.values()].join('\n')
    expect(others.filter((host) => all.includes(host))).toEqual([])
  })
})

describe('the search for hosts', () => {
  it.each([
    ['fetch("https://cdn.example.com/x.js")', 'cdn.example.com'],
    ['url(//fonts.gstatic.com/s)', 'fonts.gstatic.com'],
    ['const host = "graph.microsoft.com"', 'graph.microsoft.com'],
    [String.raw`{"a":"https:\/\/login.microsoftonline.com\/x"}`, 'login.microsoftonline.com'],
    ['new WebSocket("wss://live.elsewhere.net")', 'live.elsewhere.net'],
  ])('finds one that was planted: %s', (planted, host) => {
    expect(strangersIn(new Map([['assets/planted.js', planted]]), [])).toEqual([{ host, file: 'assets/planted.js' }])
  })

  it('lets those of the cloud and the inert ones be', () => {
    const text = 'a="https://portal.azure.cn"; b="http://www.w3.org/2000/svg"; c="https://vuejs.org/error-reference/#"'
    expect(strangersIn(new Map([['a.js', text]]), ['portal.azure.cn'])).toEqual([])
  })
})
