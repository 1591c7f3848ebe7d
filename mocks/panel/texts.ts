import daIdentity from '../../locales/da/messages/identity.json' with { type: 'json' }
import daMock from '../../locales/da/messages/mock.json' with { type: 'json' }
import enIdentity from '../../locales/en/messages/identity.json' with { type: 'json' }
import enMock from '../../locales/en/messages/mock.json' with { type: 'json' }
import zhIdentity from '../../locales/zh/messages/identity.json' with { type: 'json' }
import zhMock from '../../locales/zh/messages/mock.json' with { type: 'json' }
import { translate, type Language, type MessageParams, type MessagePath } from '../../src/i18n/core.ts'
import type { WorldMember } from './people.ts'

const catalogs = { en: enMock, da: daMock, zh: zhMock } satisfies Record<Language, unknown>
const identities = { en: enIdentity, da: daIdentity, zh: zhIdentity } satisfies Record<Language, unknown>

export type MockText = (key: MessagePath<typeof enMock>, params?: MessageParams) => string

export function textsIn(language: Language): MockText {
  return (key, params) => translate(language, catalogs[language], key, params)
}

/** Somebody's name, with what they are to the demonstration. */
export function describe(language: Language, { name, role }: WorldMember): string {
  if (!role) return name
  const what = translate(language, identities[language], `demo.role.${role}`)
  return textsIn(language)('signIn.person', { name, role: what })
}
