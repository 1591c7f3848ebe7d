import './styles/index.css'
import { createWebHistory } from 'vue-router'
import { createMandate } from './app/install/createMandate.ts'
import { wantedLanguage } from './app/router/language.ts'
import { httpBackend } from './backend/drivers/http/driver.ts'

/** True only where the mocks answer for the server; a production build drops what depends on it. */
declare const __MOCKS__: boolean

if (__MOCKS__) {
  const { start } = await import('../mocks/browser.ts')
  await start({ demo: import.meta.env.MODE === 'demo' })
}

const { app, router, meet } = createMandate({
  history: createWebHistory(),
  backend: httpBackend(),
  language: wantedLanguage(location.pathname),
})
// Who is signed in decides what the header holds: asked while the page loads, so that nothing moves afterwards.
const met = Promise.race([meet(), new Promise((resolve) => setTimeout(resolve, 1000))])
// A first page that can't be loaded is told of by the frame itself.
await router.isReady().catch(() => undefined)
await met
app.mount('#app')
