import { useQueryCache } from '@pinia/colada'
import type { Language, MailChoice } from '../../backend/contract.ts'
import { useCommand } from '../../backend/command.ts'
import { useReading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** Chooses the language that the signed-in person gets mails in. Answers the language when it is kept. */
export function useMailLanguage() {
  const backend = useBackend()
  return useCommand(async (language: Language, options) => {
    await backend.account.setLanguage(language, options)
    return language
  })
}

/** Which events the signed-in person is mailed about, and the way to choose. */
export function useMailChoices() {
  const backend = useBackend()
  const cache = useQueryCache()
  const key = ['mail-choices']
  return {
    ...useReading(
      () => key,
      (options) => backend.settings.mailChoices(options),
    ),
    command: useCommand(async (choices: readonly Pick<MailChoice, 'subject' | 'mailed'>[], options) => {
      const kept = await backend.settings.chooseMails(choices, options)
      cache.setQueryData(key, kept)
      return kept
    }),
  }
}

/** Where the signed-in person is signed in. `end` ends one of these, or for null all but this one. */
export function useOwnSessions() {
  const backend = useBackend()
  return {
    ...useReading(
      () => ['own-sessions'],
      (options) => backend.settings.sessions(options),
    ),
    end: useCommand(async (id: string | null, options) => {
      await (id === null ? backend.settings.endOtherSessions(options) : backend.settings.endSession(id, options))
      return true as const
    }),
  }
}
