import { translate, type Language, type MessagePath } from '../../src/i18n/core.ts'
import da from '../../locales/da/messages/csv.json' with { type: 'json' }
import en from '../../locales/en/messages/csv.json' with { type: 'json' }
import zh from '../../locales/zh/messages/csv.json' with { type: 'json' }

const catalogs: Readonly<Record<Language, typeof en>> = { en, da, zh }

/** The words of a file that the server writes, in the reader's language. */
export const exportText =
  (language: Language) =>
  (key: MessagePath<typeof en>): string =>
    translate(language, catalogs[language], key)
