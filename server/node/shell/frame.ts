import type { Cloud } from '../../../src/clouds/types.ts'
import { inLanguage, languageInfo, type Language } from '../../../src/i18n/core.ts'
import { html as markup, type Html } from '../../identity/html.ts'
import type { Texts } from './texts.ts'

// The tag has another name here, so that no formatter puts spaces between elements where readers would see them.

/** What every part of the shell is made of. */
export interface ShellContext extends Texts {
  readonly cloud: Cloud
  readonly language: Language
  readonly publicUrl: string
  /** Path and query of the page. */
  readonly address: string
  /** Numbers for the foot of the page, by the setting's name. */
  readonly registrations: Readonly<Record<string, string>>
}

/** The frame that the app puts around every page, with the same classes, so that nothing moves when it takes over. */
export function frame(context: ShellContext, main: Html): Html {
  const { say } = context
  return markup`<a class="skip-link" href="#main">${say('common.skip')}</a>${header(context)}<main id="main" tabindex="-1">${main}</main>${footer(context)}`
}

function header({ cloud, language, say, address }: ShellContext): Html {
  const links = cloud.languages.map((other) => {
    const { name, htmlLang } = languageInfo[other]
    const current = other === language && markup` aria-current="true"`
    return markup`<li><a href="${inLanguage(address, other)}" lang="${htmlLang}" hreflang="${htmlLang}"${current}>${name}</a></li>`
  })
  return markup`<header class="page-header"><div class="page-header__bar"><a class="page-header__brand" href="/${language}" aria-label="${say('common.brand.home')}"><svg class="page-header__mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 18V5l9 9 9-9v13" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="square"/><path d="M3 22.2h18" stroke="currentColor" stroke-width="1.6"/></svg><span>${cloud.brand}</span></a><div class="page-header__tools"><a class="ui-button ui-button--quiet" href="/${language}/help/">${say('common.nav.help')}</a><div class="ui-menu language-menu"><button class="ui-menu__button" type="button" popovertarget="languages"><svg class="language-menu__icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true"><circle cx="10" cy="10" r="7.5" stroke-width="1.4"/><path d="M2.5 10h15M10 2.5c5 5 5 10 0 15M10 2.5c-5 5-5 10 0 15" stroke-width="1.2"/></svg><span class="visually-hidden">${say('common.language.menu')} </span><span class="ui-menu__shown">${languageInfo[language].name}</span><svg class="ui-menu__arrow" viewBox="0 0 12 12" aria-hidden="true"><path d="m2 4 4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.5"/></svg></button><div id="languages" class="ui-menu__list" popover><ul>${links}</ul></div></div></div></div></header>`
}

/** The choice of a theme needs the app; it only keeps its place here, and is not there at all without scripts. */
function footer({ cloud, language, say, registrations }: ShellContext): Html {
  const themes = (['system', 'light', 'dark'] as const).map(
    (theme) => markup`<label><input type="radio" name="theme"> <span>${say(`common.theme.${theme}`)}</span></label>`,
  )
  const numbers = cloud.registrations.flatMap(({ setting, registerUrl }) => {
    const number = registrations[setting]
    return number ? [markup`<a href="${registerUrl}" lang="zh-CN">${number}</a>`] : []
  })
  return markup`<footer class="page-footer"><div class="page-footer__inner"><fieldset class="page-footer__theme" disabled><legend class="visually-hidden">${say('common.theme.label')}</legend>${themes}</fieldset><p>${say('common.footer.runs', { service: cloud.products[language].service })}</p><p>${say('common.footer.independent')}</p>${numbers.length > 0 && markup`<p class="page-footer__registrations">${numbers}</p>`}</div></footer>`
}

/** A notice as the app shows it. */
export function notice({ say }: ShellContext, kind: 'info' | 'warning' | 'danger', text: string, title?: string): Html {
  const shapes = {
    info: markup`<circle cx="10" cy="10" r="8.5"/>`,
    warning: markup`<path d="M10 2.5 18.5 17h-17Z"/>`,
    danger: markup`<path d="M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7Z"/>`,
  }
  const signs = {
    info: 'M10 9v5.2M10 5.6v1.6',
    warning: 'M10 7.6v4.4M10 13.4V15',
    danger: 'M10 5.4v5.4M10 12.8v1.6',
  }
  const shape = shapes[kind]
  const sign = signs[kind]
  return markup`<div class="ui-notice ui-notice--${kind}"><svg class="ui-notice__mark" viewBox="0 0 20 20" aria-hidden="true">${shape}<path class="ui-notice__sign" d="${sign}"/></svg><div class="ui-notice__body"><p class="ui-notice__title">${title ?? say(`ui.notice.${kind}`)}</p><p>${text}</p></div></div>`
}

/** Said where scripts are off, and nowhere else. */
export function withoutScript(text: string): Html {
  return markup`<noscript><p class="no-script">${text}</p></noscript>`
}
