import { isLanguage, languageInfo, languages, type Language } from '../../src/i18n/core.ts'
import { isWorldName, worldNames, worldOf, type WorldName } from '../../server/worlds/worlds.ts'
import { faultNames, isFaultName, type FaultName } from '../http/faults.ts'
import { element, labelledSelect } from './elements.ts'
import { peopleOf } from './people.ts'
import { panelStyle } from './style.ts'
import { describe, textsIn } from './texts.ts'

export interface PanelOptions {
  readonly cloud: string
  readonly demo: boolean
  readonly world: WorldName
  readonly language: () => Language
  readonly person: () => string | null
  readonly fault: () => FaultName
  readonly onWorld: (world: WorldName) => void
  readonly onPerson: (userName: string | null) => void
  readonly onLanguage: (language: Language) => void
  readonly onFault: (fault: FaultName) => void
}

export interface Panel {
  /** Draws it again, in the language that the page has now. */
  refresh(): void
}

/** Puts the panel on the page: a button that opens it and, where the product is shown as a demo, a line that says so. */
export function showPanel(options: PanelOptions): Panel {
  const host = element('aside', { id: 'mandate-mock-panel' })
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [styleSheet()]
  const refresh = (): void => {
    const wasOpen = root.querySelector('dialog')?.open ?? false
    const dialog = dialogOf(options)
    const open = (): void => dialog.showModal()
    host.lang = languageInfo[options.language()].htmlLang
    host.ariaLabel = textsIn(options.language())('panel.title')
    root.replaceChildren(options.demo ? noticeOf(options, open) : buttonOf(options, open), dialog)
    if (wasOpen) open()
  }
  document.body.prepend(host)
  refresh()
  return { refresh }
}

export function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(panelStyle)
  return sheet
}

function noticeOf(options: PanelOptions, open: () => void): HTMLElement {
  const t = textsIn(options.language())
  const settings = element('button', { type: 'button', textContent: t('demo.settings') })
  const reset = element('button', { type: 'button', textContent: t('demo.reset') })
  settings.addEventListener('click', open)
  reset.addEventListener('click', () => options.onWorld(options.world))
  return element('div', { className: 'notice' }, [element('p', { textContent: t('demo.notice') }), settings, reset])
}

function buttonOf(options: PanelOptions, open: () => void): HTMLElement {
  const t = textsIn(options.language())
  const button = element('button', { type: 'button', className: 'open', textContent: t('panel.title') })
  button.addEventListener('click', open)
  return button
}

function dialogOf(options: PanelOptions): HTMLDialogElement {
  const language = options.language()
  const t = textsIn(language)
  const title = element('h1', { id: 'title', textContent: options.demo ? t('demo.title') : t('panel.title') })
  const reset = element('button', { type: 'button', textContent: t('panel.reset') })
  reset.addEventListener('click', () => options.onWorld(options.world))
  const close = element('button', { type: 'button', textContent: t('panel.close') })
  const dialog = element('dialog', {}, [
    title,
    element('p', { textContent: t('panel.about') }),
    labelledSelect({
      id: 'world',
      label: t('panel.world'),
      value: options.world,
      choices: worldNames.map((name) => ({ value: name, label: t(`world.${name}`) })),
      onChoose: (name) => isWorldName(name) && options.onWorld(name),
    }),
    labelledSelect({
      id: 'person',
      label: t('panel.person'),
      value: options.person() ?? '',
      choices: [
        { value: '', label: t('panel.nobody') },
        ...peopleOf(worldOf(options.world, options.cloud)).map(({ organization, people }) => ({
          label: organization,
          choices: people.map((person) => ({ value: person.userName, label: describe(language, person) })),
        })),
      ],
      onChoose: (userName) => options.onPerson(userName || null),
    }),
    labelledSelect({
      id: 'language',
      label: t('panel.language'),
      value: language,
      choices: languages.map((each) => ({ value: each, label: languageInfo[each].name })),
      onChoose: (wanted) => isLanguage(wanted) && options.onLanguage(wanted),
    }),
    labelledSelect({
      id: 'fault',
      label: t('panel.fault'),
      value: options.fault(),
      choices: faultNames.map((name) => ({ value: name, label: t(`fault.${name}`) })),
      onChoose: (name) => isFaultName(name) && options.onFault(name),
    }),
    element('div', { className: 'actions' }, [reset, close]),
  ])
  dialog.setAttribute('aria-labelledby', title.id)
  close.addEventListener('click', () => dialog.close())
  return dialog
}
