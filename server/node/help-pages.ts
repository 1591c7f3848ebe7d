import type { Cloud } from '../../src/clouds/types.ts'
import { languageOfPath } from '../../src/i18n/core.ts'
import { escapeHtml } from '../identity/html.ts'
import { respond, type StaticFiles } from './static-files.ts'

/** Whether an address is below the help of a language: its pages are files, and none of the app's. */
export const isHelp = (pathname: string): boolean => /^\/(en|da|zh)\/help(\/|$)/.test(pathname)

export interface HelpTextOptions {
  readonly cloud: Cloud
  readonly publicUrl: string
  readonly registrations: Readonly<Record<string, string>>
}

/** Puts into the built pages what only the server knows: its own address, and the numbers for the foot of each page. */
export function helpTexts({ cloud, publicUrl, registrations }: HelpTextOptions): (text: string) => string {
  const links = cloud.registrations.flatMap(({ setting, registerUrl }) => {
    const number = registrations[setting]
    return number ? [`<a href="${escapeHtml(registerUrl)}" lang="zh-CN">${escapeHtml(number)}</a>`] : []
  })
  const row = links.length > 0 ? `<p class="page-footer__links">${links.join('')}</p>` : ''
  return (text) => text.replaceAll('%PUBLIC_URL%', publicUrl).replace('<!--registrations-->', () => row)
}

export interface HelpRequest {
  readonly cloud: Cloud
  readonly files: StaticFiles
  readonly pathname: string
}

/** Answers for a page of the help; nothing for any other address, or before the site is built. */
export async function answerHelp(
  request: Request,
  { cloud, files, pathname }: HelpRequest,
): Promise<Response | undefined> {
  const language = languageOfPath(pathname)
  if (!language || !isHelp(pathname)) return undefined
  const page = files.find(`${pathname.replace(/\/$/, '')}/index.html`)
  if (page && !pathname.endsWith('/')) {
    const location = `${pathname}/${new URL(request.url).search}`
    return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-cache' } })
  }
  const body = page ?? files.find(`/${language}/404.html`)
  if (!body) return undefined
  const response = await respond(request, body, page ? 200 : 404)
  response.headers.set('content-language', cloud.languageTags[language])
  if (page) response.headers.set('speculation-rules', '"/speculation-rules.json"')
  return response
}
