import { setupWorker } from 'msw/browser'
import { cloud } from '#cloud'
import { chooseLanguage, inLanguage, languageCookieFor, type Language } from '../src/i18n/core.ts'
import { worldOf, type WorldName } from '../server/worlds/worlds.ts'
import { becomePerson, confirmPerson, currentFault, currentPerson, setFault, signedInAt } from './browser/state.ts'
import { catchSignOut, signInRequest } from './browser/signIn.ts'
import { openBrowserWorld, type BrowserWorld } from './browser/world.ts'
import { httpHandlers } from './http/handlers.ts'
import { showPanel } from './panel/panel.ts'
import { askWho } from './panel/signInPage.ts'

/** A digest of the files that the kept data was made by: migrations, worlds and the seed. */
declare const __MOCK_DATA__: string

export interface MockOptions {
  /** Shown as a demonstration, and not to somebody who works on the product. */
  readonly demo: boolean
}

/** Other tabs of this browser are told here that a world began anew. */
const channel = new BroadcastChannel('mandate-mock')

/**
 * Lets this page answer its own requests: the server's handler over SQLite in the page, and a panel to choose
 * world, person, language and faults. Resolves when the app may start; never at the address of the sign-in,
 * which is this page's own and leads back into the app.
 */
export async function start({ demo }: MockOptions): Promise<void> {
  const browserWorld = await openBrowserWorld({
    cloud,
    version: __MOCK_DATA__,
    firstWorld: 'demo',
    onFault: (error) => console.error(error),
  })
  const worker = setupWorker(
    ...httpHandlers({
      answer: (request) => browserWorld.answer(request, currentPerson(), signedInAt()),
      fault: currentFault,
    }),
  )
  const [world] = await Promise.all([
    browserWorld.world(),
    worker.start({
      quiet: true,
      onUnhandledFrame: 'bypass',
      serviceWorker: { url: '/mockServiceWorker.js' },
    }),
  ])

  channel.addEventListener('message', () => location.reload())
  const signIn = signInRequest(new URL(location.href))
  if (signIn?.fresh && currentPerson() !== null) {
    confirmPerson()
    return leaveFor(signIn.returnTo)
  }
  if (signIn) return signInAs(world, signIn.language ?? shownLanguage(), signIn.returnTo)
  catchSignOut()
  tendWorld(browserWorld)
  addPanel(browserWorld, world, demo)
}

/** In place of the server's timer. Nobody waits for it: the first round comes when the page has settled. */
function tendWorld(browserWorld: BrowserWorld): void {
  const round = (): void => void browserWorld.tend().catch((error: unknown) => console.error(error))
  setTimeout(round, 5000)
  setInterval(round, 60_000)
}

function shownLanguage(): Language {
  return chooseLanguage({
    path: location.pathname,
    cookies: document.cookie,
    accept: navigator.languages.join(','),
    fallback: cloud.defaultLanguage,
  })
}

async function signInAs(world: WorldName, language: Language, returnTo: string): Promise<never> {
  becomePerson(await askWho(worldOf(world, cloud.id), language))
  return leaveFor(returnTo)
}

function leaveFor(path: string): Promise<never> {
  location.replace(path)
  // The page is being left.
  return new Promise(() => undefined)
}

function addPanel(browserWorld: BrowserWorld, world: WorldName, demo: boolean): void {
  const panel = showPanel({
    cloud: cloud.id,
    demo,
    world,
    language: shownLanguage,
    person: currentPerson,
    fault: currentFault,
    onWorld: (name) => void startOver(browserWorld, name),
    onPerson: (userName) => {
      becomePerson(userName)
      location.reload()
    },
    onLanguage: (language) => {
      document.cookie = languageCookieFor(language)
      location.assign(inLanguage(`${location.pathname}${location.search}`, language))
    },
    onFault: setFault,
  })
  new MutationObserver(() => panel.refresh()).observe(document.documentElement, { attributeFilter: ['lang'] })
}

async function startOver(browserWorld: BrowserWorld, world: WorldName): Promise<void> {
  await browserWorld.reset(world)
  channel.postMessage('reset')
  // The page that was open may show what the new world has never had.
  location.assign(inLanguage('/', shownLanguage()))
}
