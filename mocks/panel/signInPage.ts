import { languageInfo, type Language } from '../../src/i18n/core.ts'
import type { World } from '../../server/worlds/types.ts'
import { element } from './elements.ts'
import { styleSheet } from './panel.ts'
import { peopleOf } from './people.ts'
import { describe, textsIn } from './texts.ts'

/** Stands in for the identity provider's page: one chooses whom to be. Resolves to a user name. */
export function askWho(world: World, language: Language): Promise<string> {
  const t = textsIn(language)
  const title = t('signIn.title')
  document.documentElement.lang = languageInfo[language].htmlLang
  document.title = title
  return new Promise((resolve) => {
    const groups = peopleOf(world).flatMap(({ organization, people }) => [
      ...(organization ? [element('h2', { textContent: organization })] : [element('h2', { textContent: '–' })]),
      element(
        'ul',
        {},
        people.map((person) => {
          const button = element('button', { type: 'button', textContent: describe(language, person) })
          button.addEventListener('click', () => resolve(person.userName))
          return element('li', {}, [button])
        }),
      ),
    ])
    const host = element('main', { id: 'mandate-mock-sign-in' })
    const root = host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [styleSheet()]
    root.append(
      element('div', { className: 'page' }, [
        element('h1', { textContent: title }),
        element('p', { textContent: t('signIn.text') }),
        ...groups,
      ]),
    )
    // The app's own place would stand above it, empty.
    document.body.replaceChildren(host)
  })
}
