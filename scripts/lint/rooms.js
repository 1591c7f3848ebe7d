// The rooms of the code, and who may import whom. The one place to change when a room is added; the rule that
// reads it is in boundaries.js, and tests/unit/lint-boundaries.test.ts shows what each line refuses.
import { isBuiltin } from 'node:module'

/**
 * @typedef {object} Room
 * @property {string} name
 * @property {RegExp} files Paths from the project's root; the first room that matches is the file's. A group
 *   named `part` divides the room: no part may import another.
 * @property {readonly string[] | 'anything'} may Rooms that this one may import, besides itself.
 * @property {readonly string[]} [mayType] Rooms of which it may import types only.
 * @property {readonly string[]} [mayLoad] Rooms that it may only load when they are needed, by `import()`.
 * @property {readonly ((specifier: string) => boolean)[]} [refuses] Packages that it may not import, but for types.
 */

const startsWith = (names) => (specifier) =>
  names.some((name) => specifier === name || specifier.startsWith(name.endsWith('/') ? name : `${name}/`))

const nodeItself = (specifier) => isBuiltin(specifier)
const nodeOnly = startsWith([
  '@hono/node-server',
  '@node-rs/argon2',
  'better-sqlite3',
  'nodemailer',
  'oidc-provider',
  'openid-client',
  'pg',
])
const vueWorld = startsWith(['vue', '@vue/', 'vue-router', 'vue-i18n', 'pinia', '@pinia/', '@unhead/'])
const testing = startsWith([
  'msw',
  'vitest',
  'happy-dom',
  '@vue/test-utils',
  '@playwright/',
  'playwright',
  'fast-check',
])
const everyPackage = () => true

/** What never reaches a reader's browser. */
const notInBrowser = [nodeItself, nodeOnly, testing]
/** What must also run where there is no Vue: in the server, and in a worker. */
const plain = [...notInBrowser, vueWorld]

const allOfSrc = [
  'app',
  'pages',
  'feature',
  'journeys',
  'port',
  'backend',
  'driver',
  'clouds',
  'content',
  'i18n',
  'i18n-core',
  'ui',
  'lib',
  'styles',
  'locales',
]

/** @type {readonly Room[]} */
export const rooms = [
  { name: 'main', files: /^src\/main\.ts$/, may: allOfSrc, mayLoad: ['mocks'], refuses: notInBrowser },
  { name: 'entry', files: /^src\/[^/]+$/, may: allOfSrc, refuses: notInBrowser },
  { name: 'app', files: /^src\/app\//, may: allOfSrc, refuses: notInBrowser },
  {
    name: 'pages',
    files: /^src\/pages\//,
    may: ['feature', 'ui', 'i18n', 'i18n-core', 'styles'],
    refuses: notInBrowser,
  },
  {
    name: 'feature',
    files: /^src\/features\/(?<part>[^/]+)\//,
    may: ['port', 'backend', 'journeys', 'content', 'i18n', 'i18n-core', 'clouds', 'ui', 'lib', 'styles'],
    refuses: notInBrowser,
  },
  { name: 'journeys', files: /^src\/journeys\//, may: ['lib'], refuses: plain },
  { name: 'port', files: /^src\/backend\/(contract\/[^/]+|contract|errors)\.ts$/, may: ['lib'], refuses: plain },
  {
    name: 'driver',
    files: /^src\/backend\/drivers\/(?<part>[^/]+)\//,
    may: ['port', 'lib', 'clouds'],
    refuses: plain,
  },
  // What hands the port to the app, such as the registry: all that features see of a backend.
  { name: 'backend', files: /^src\/backend\/[^/]+$/, may: ['port', 'lib'], refuses: notInBrowser },
  { name: 'clouds', files: /^src\/clouds\//, may: ['lib'], refuses: plain },
  { name: 'content', files: /^src\/content\//, may: ['i18n', 'i18n-core', 'lib', 'locales'], refuses: notInBrowser },
  { name: 'i18n-core', files: /^src\/i18n\/core(\.ts$|\/)/, may: ['lib', 'locales'], refuses: plain },
  // Of the port it knows the codes of errors, to have a message for each.
  {
    name: 'i18n',
    files: /^src\/i18n\//,
    may: ['i18n-core', 'lib', 'locales'],
    mayType: ['port'],
    refuses: notInBrowser,
  },
  { name: 'ui', files: /^src\/ui\//, may: ['i18n', 'i18n-core', 'lib', 'styles'], refuses: notInBrowser },
  { name: 'lib', files: /^src\/lib\//, may: [], refuses: plain },
  { name: 'styles', files: /^src\/styles\//, may: [] },
  {
    name: 'build',
    files: /^src\/build\//,
    may: ['journeys', 'port', 'clouds', 'content', 'i18n', 'i18n-core', 'lib', 'locales'],
  },
  { name: 'locales', files: /^locales\//, may: [] },

  // What of the mocks runs in Node, for the tests.
  {
    name: 'mocks-node',
    files: /^mocks\/(.*\/)?node([./-]|$)/,
    may: ['mocks', 'server', 'server-node', 'worlds', 'clouds', 'lib'],
  },
  {
    name: 'mocks',
    files: /^mocks\//,
    may: ['server', 'worlds', 'clouds', 'lib', 'i18n-core', 'locales'],
    mayType: ['port'],
    refuses: [nodeItself, nodeOnly],
  },

  // What turns an old Node away, before anything else is loaded.
  { name: 'require-node', files: /^scripts\/require-node\.mjs$/, may: [] },

  // The server's edge, which runs in Node only.
  {
    name: 'server-node',
    files: /^server\/(main\.ts$|node\/|identity\/|tools\/|store\/node|mail\/(smtp|worker))/,
    may: ['server', 'worlds', 'clouds', 'lib', 'i18n-core', 'locales', 'require-node'],
    refuses: [vueWorld, testing],
  },
  {
    name: 'worlds',
    files: /^server\/worlds\//,
    may: [],
    mayType: ['server', 'clouds', 'lib'],
    refuses: [everyPackage],
  },
  // The handler and its rules, which run in a browser as well.
  {
    name: 'server',
    files: /^server\//,
    may: ['worlds', 'clouds', 'lib', 'i18n-core', 'locales'],
    refuses: plain,
  },

  { name: 'around', files: /^(tests|bench|scripts)\/|^[^/]+$/, may: 'anything' },
]

/** Names that package.json gives to files, and the file that stands for them here. */
export const aliases = { '#cloud': 'src/clouds/global.ts' }

/** The one door to a backend: for the queries and commands of a feature, never for a component. */
export const doorToBackend = 'src/backend/registry.ts'

/** @param {string} file A path from the project's root, with forward slashes. */
export function roomOf(file) {
  for (const room of rooms) {
    const match = room.files.exec(file)
    if (match) return { room, part: match.groups?.part }
  }
  return undefined
}
