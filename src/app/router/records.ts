import type { RouteRecordRaw } from 'vue-router'
import type { Area, MessageKey } from '../../i18n/index.ts'
import { languages } from '../../i18n/index.ts'
import { routePaths, type RouteName } from '../../lib/routes.ts'
import { notFound, pages, type Audience, type PageRoute } from './routes.ts'

declare module 'vue-router' {
  interface RouteMeta {
    areas?: readonly Area[]
    title?: MessageKey
    audience?: Audience
  }
}

const languageParam = `:language(${languages.join('|')})`

function record(name: string, path: string, { page, areas, title, audience }: PageRoute): RouteRecordRaw {
  return { name, path: `/${languageParam}${path && `/${path}`}`, component: page, meta: { areas, title, audience } }
}

/** The table of pages as the router wants it. Addresses without a language are led to one by the guard. */
export function routeRecords(): RouteRecordRaw[] {
  const names = Object.keys(routePaths) as RouteName[]
  const dev: RouteRecordRaw[] = import.meta.env.DEV
    ? [
        record('gallery', 'ui', {
          page: () => import('../../ui/gallery/GalleryPage.vue'),
          areas: [],
          title: 'common.pages.home',
          audience: 'public',
        }),
      ]
    : []
  return [
    ...names.map((name) => record(name, routePaths[name], pages[name])),
    ...dev,
    record('notFound', ':rest(.*)*', notFound),
    { name: 'withoutLanguage', path: '/:rest(.*)*', component: { render: () => null } },
  ]
}
