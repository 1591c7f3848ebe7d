import { translate, type Language, type MessageParams, type MessagePath } from '../../src/i18n/core.ts'
import da from '../../locales/da/messages/identity.json' with { type: 'json' }
import en from '../../locales/en/messages/identity.json' with { type: 'json' }
import zh from '../../locales/zh/messages/identity.json' with { type: 'json' }

const catalogs: Readonly<Record<Language, typeof en>> = { en, da, zh }

export type IdentityKey = MessagePath<typeof en>

/** A text of the pages that the server itself makes. */
export const say = (language: Language, key: IdentityKey, params: MessageParams = {}): string =>
  translate(language, catalogs[language], key, params)
