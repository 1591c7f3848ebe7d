import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Component } from 'vue'
import { createLanguageState, type Language } from '../../../src/i18n/index.ts'
import { createPageState, type PageState } from '../../../src/ui/page.ts'

const mounted: VueWrapper[] = []
afterEach(() => mounted.splice(0).forEach((wrapper) => wrapper.unmount()))

export interface MountedUi {
  readonly wrapper: VueWrapper
  readonly page: PageState
}

/** A component in the document, with messages, a router and the page's state around it. */
export async function mountUi(component: Component, language: Language = 'en'): Promise<MountedUi> {
  const state = createLanguageState(language)
  await state.load(language, ['ui'])
  const page = createPageState()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { render: () => null } }],
  })
  const wrapper = mount(component, { attachTo: document.body, global: { plugins: [state, page, router] } })
  mounted.push(wrapper)
  return { wrapper, page }
}
