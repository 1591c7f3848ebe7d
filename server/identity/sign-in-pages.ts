import type { Cloud } from '../../src/clouds/types.ts'
import { formatSentences, type Language } from '../../src/i18n/core.ts'
import type { DemoRole } from '../worlds/types.ts'
import { html, type Html } from './html.ts'
import { say } from './messages.ts'
import { errorSummary, field, page, type FieldError } from './page.ts'
import { passwordLength } from '../services/passwords.ts'

interface Common {
  readonly cloud: Cloud
  readonly language: Language
  readonly errors: readonly FieldError[]
}

export interface DemoPerson {
  readonly userName: string
  readonly name: string
  readonly organization: string | null
  readonly role: DemoRole
}

interface SignInPage extends Common {
  readonly userName: string
  /** Why somebody is asked who may be signed in already. */
  readonly why: 'switching' | 'again' | undefined
  readonly demoPeople: readonly DemoPerson[]
}

export function signInPage({ cloud, language, errors, userName, why, demoPeople }: SignInPage): string {
  const title = say(language, 'signIn.title')
  return page({
    cloud,
    language,
    title,
    failed: errors.length > 0,
    languageSwitch: { form: 'sign-in' },
    body: html`${errorSummary(language, errors)}
      <h1>${title}</h1>
      ${why && html`<p>${reasonFor(language, why)}</p>`}
      <form id="sign-in" method="post" novalidate>
        <input type="hidden" name="shown" value="${language}" />
        ${field({
          id: 'userName',
          label: say(language, 'signIn.userName'),
          hint: say(language, 'signIn.userNameHint'),
          type: 'text',
          autocomplete: 'username',
          value: userName,
          autofocus: errors.length === 0,
          errors,
        })}
        ${field({
          id: 'password',
          label: say(language, 'signIn.password'),
          type: 'password',
          autocomplete: 'current-password',
          errors,
        })}
        <button class="button">${say(language, 'signIn.submit')}</button>
      </form>
      ${demoPeople.length > 0 && demoList(language, demoPeople)}`,
  })
}

const reasonFor = (language: Language, why: 'switching' | 'again'): string =>
  why === 'again' ? say(language, 'signIn.again') : say(language, 'signIn.switching')

function demoList(language: Language, people: readonly DemoPerson[]): Html {
  return html`<section class="demo" aria-labelledby="demo">
    <h2 id="demo">${say(language, 'demo.title')}</h2>
    <p>${say(language, 'demo.about')}</p>
    <form method="post">
      <input type="hidden" name="shown" value="${language}" />
      <ul>
        ${people.map((person) => {
          const role = say(language, `demo.role.${person.role}`)
          return html`<li>
            <button class="person" name="demo" value="${person.userName}">
              <strong>${say(language, 'demo.signInAs', { name: person.name })}</strong>
              <span
                >${person.organization === null ? role : say(language, 'demo.at', { role, organization: person.organization })}</span
              >
            </button>
          </li>`
        })}
      </ul>
    </form>
  </section>`
}

export function newPasswordPage({ cloud, language, errors, userName }: Common & { readonly userName: string }): string {
  const title = say(language, 'newPassword.title')
  const { min } = passwordLength
  return page({
    cloud,
    language,
    title,
    failed: errors.length > 0,
    languageSwitch: { form: 'new-password' },
    body: html`${errorSummary(language, errors)}
      <h1>${title}</h1>
      <p>${formatSentences(language, [say(language, 'newPassword.why'), say(language, 'newPassword.sessions')])}</p>
      <div id="rules">
        <p>${say(language, 'newPassword.rules')}</p>
        <ul>
          <li>${say(language, 'newPassword.ruleLength', { min })}</li>
          <li>${say(language, 'newPassword.ruleUserName')}</li>
          <li>${say(language, 'newPassword.ruleOld')}</li>
        </ul>
      </div>
      <p>${say(language, 'newPassword.advice')}</p>
      <form id="new-password" method="post" novalidate>
        <input type="hidden" name="shown" value="${language}" />
        ${field({
          id: 'userName',
          label: say(language, 'newPassword.userName'),
          type: 'text',
          autocomplete: 'username',
          value: userName,
          readonly: true,
          errors: [],
        })}
        ${field({
          id: 'newPassword',
          label: say(language, 'newPassword.password'),
          type: 'password',
          autocomplete: 'new-password',
          autofocus: errors.length === 0,
          errors,
          describedBy: 'rules',
        })}
        ${field({
          id: 'repeated',
          label: say(language, 'newPassword.repeat'),
          type: 'password',
          autocomplete: 'new-password',
          errors,
        })}
        <button class="button">${say(language, 'newPassword.submit')}</button>
      </form>`,
  })
}

/** Asked only where the wish to sign out did not come from the product itself. */
export function signOutPage(options: {
  readonly cloud: Cloud
  readonly language: Language
  readonly action: string
  readonly secret: string
  readonly linkTo: (language: Language) => string
}): string {
  const { cloud, language, action, secret, linkTo } = options
  return page({
    cloud,
    language,
    title: say(language, 'signOut.title'),
    languageSwitch: { linkTo },
    body: html`<h1>${say(language, 'signOut.question')}</h1>
      <form method="post" action="${action}">
        <input type="hidden" name="xsrf" value="${secret}" />
        <button class="button" name="logout" value="yes">${say(language, 'signOut.submit')}</button>
        <a class="way" href="/${language}">${say(language, 'signOut.stay')}</a>
      </form>`,
  })
}
