/** What one environment variable means: its default, how it is read, and the words that explain it. */
export interface Setting<Value> {
  readonly default: string
  /** For the operator, in a sentence or two. */
  readonly about: string
  readonly example: string
  /** A secret is never printed. */
  readonly secret?: boolean
  /** Gives the value, or throws a `SettingProblem` that says what is wrong. An empty text is the default's. */
  readonly parse: (text: string) => Value
}

/** What is wrong with a value, in the words that follow “NAME is "value": ”. */
export class SettingProblem extends Error {}

export function oneOf<Choice extends string>(...choices: readonly Choice[]): (text: string) => Choice {
  return (text) => {
    const found = choices.find((choice) => choice === text)
    if (found === undefined) throw new SettingProblem(`it must be ${choices.join(' or ')}`)
    return found
  }
}

export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= min && value <= max)) throw new SettingProblem(`it must be a whole number from ${min} to ${max}`)
    return value
  }
}

export function text(text: string): string | undefined {
  return text === '' ? undefined : text
}

export function urlOf(protocols: readonly string[]): (text: string) => URL | undefined {
  return (text) => {
    if (text === '') return undefined
    if (!URL.canParse(text)) throw new SettingProblem('it is not an address')
    const url = new URL(text)
    if (!protocols.includes(url.protocol)) {
      throw new SettingProblem(`it must begin with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`)
    }
    return url
  }
}

/** `name <address>` or an address alone. */
export function mailbox(text: string): { name: string; address: string } | undefined {
  if (text === '') return undefined
  const [, name = '', bracketed] = /^([^<>\r\n]*)<([^<>\s]+)>$/.exec(text) ?? []
  const address = bracketed ?? text
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address)) throw new SettingProblem('it is not a mail address')
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address }
}

/** Hosts that never leave the machine: only there may the product speak plain http. */
export function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare)
}
