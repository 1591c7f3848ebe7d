import type { Language } from '../../backend/contract.ts'
import { useCommand } from '../../backend/command.ts'
import { useBackend } from '../../backend/registry.ts'

/** Chooses the language that the signed-in person gets mails in. Answers the language when it is kept. */
export function useMailLanguage() {
  const backend = useBackend()
  return useCommand(async (language: Language, options) => {
    await backend.account.setLanguage(language, options)
    return language
  })
}
