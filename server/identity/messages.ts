import { translate, type Language, type MessageParams, type MessagePath } from '../../src/i18n/core.ts'
import daCommon from '../../locales/da/messages/common.json' with { type: 'json' }
import enCommon from '../../locales/en/messages/common.json' with { type: 'json' }
import zhCommon from '../../locales/zh/messages/common.json' with { type: 'json' }
import da from '../../locales/da/messages/identity.json' with { type: 'json' }
import en from '../../locales/en/messages/identity.json' with { type: 'json' }
import zh from '../../locales/zh/messages/identity.json' with { type: 'json' }

const catalogs: Readonly<Record<Language, typeof en>> = { en, da, zh }

export type IdentityKey = MessagePath<typeof en>

/** A text of the pages that the server itself makes. */
export const say = (language: Language, key: IdentityKey, params: MessageParams = {}): string =>
  translate(language, catalogs[language], key, params)

const footers = { en: enCommon.footer, da: daCommon.footer, zh: zhCommon.footer } as const

/** The lines at the foot of every page: which service, and so which cloud, this is for, and whose it isn't. */
export const footerLines = (language: Language, service: string): readonly string[] => [
  translate(language, footers[language], 'runs', { service }),
  translate(language, footers[language], 'independent'),
]
