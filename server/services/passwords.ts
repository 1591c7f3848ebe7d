export const passwordLength = { min: 12, max: 200 } as const

export type PasswordProblem = 'required' | 'too-short' | 'too-long' | 'is-user-name' | 'is-old'

/** What is wrong with a password that somebody chose; nothing when it may be used. */
export function passwordProblem(password: string, userName: string, old: string): PasswordProblem | undefined {
  if (password === '') return 'required'
  if ([...password].length < passwordLength.min) return 'too-short'
  if ([...password].length > passwordLength.max) return 'too-long'
  const lower = password.toLowerCase()
  if (lower === userName.toLowerCase() || lower === userName.toLowerCase().split('@')[0]) return 'is-user-name'
  if (password === old) return 'is-old'
  return undefined
}
