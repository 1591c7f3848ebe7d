import type { Cloud } from '../../src/clouds/types.ts'
import type { Language } from '../../src/i18n/core.ts'
import { html } from './html.ts'
import { say } from './messages.ts'
import { page } from './page.ts'

export type PlainPage = 'over' | 'refused' | 'unknown' | 'unavailable' | 'failed' | 'signed-out'

export interface PlainPageAt {
  readonly cloud: Cloud
  readonly language: Language
  /** The same page in another language. */
  readonly linkTo: (language: Language) => string
  /** Where “try again” leads; for the sign-in pages, to another sign-in. */
  readonly again: string
}

/** A page that says one thing and offers one or two ways on. */
export function plainPage(kind: PlainPage, { cloud, language, linkTo, again }: PlainPageAt): string {
  const front = `/${language}`
  const make = (title: string, texts: readonly string[], ways: readonly { href: string; text: string }[]): string =>
    page({
      cloud,
      language,
      title,
      failed: kind !== 'signed-out',
      languageSwitch: { linkTo },
      body: html`<h1>${title}</h1>
        ${texts.map((text) => html`<p>${text}</p>`)}
        <p class="ways">
          ${ways.map(
            ({ href, text }, index) => html`<a class="${index === 0 ? 'button' : 'way'}" href="${href}">${text}</a> `,
          )}
        </p>`,
    })
  switch (kind) {
    case 'over':
      return make(
        say(language, 'over.title'),
        [say(language, 'over.text')],
        [
          { href: again, text: say(language, 'over.again') },
          { href: front, text: say(language, 'signOut.home') },
        ],
      )
    case 'refused':
      return make(
        say(language, 'refused.title'),
        [say(language, 'refused.text')],
        [
          { href: again, text: say(language, 'over.again') },
          { href: front, text: say(language, 'signOut.home') },
        ],
      )
    case 'unknown':
      return make(
        say(language, 'unknown.title'),
        [say(language, 'unknown.text'), say(language, 'unknown.next')],
        [
          { href: again, text: say(language, 'unknown.switch') },
          { href: front, text: say(language, 'signOut.home') },
        ],
      )
    case 'unavailable':
      return make(
        say(language, 'unavailable.title'),
        [say(language, 'unavailable.text')],
        [{ href: again, text: say(language, 'unavailable.again') }],
      )
    case 'failed':
      return make(
        say(language, 'failed.title'),
        [say(language, 'failed.text')],
        [{ href: front, text: say(language, 'failed.home') }],
      )
    case 'signed-out':
      return make(
        say(language, 'signOut.done'),
        [],
        [
          { href: front, text: say(language, 'signOut.home') },
          { href: again, text: say(language, 'signOut.again') },
        ],
      )
  }
}
