import { cloudIds } from '../../src/clouds/all.ts'
import type { CloudId } from '../../src/clouds/types.ts'
import { isLoopback, mailbox, oneOf, SettingProblem, text, urlOf, wholeNumber, type Setting } from './setting.ts'

/** The one table of all settings. README's table is checked against it. */
export const settings = {
  MODE: {
    default: 'demo',
    about:
      '`demo` fills an empty database with demo people and listens on the loopback only; `production` does neither.',
    example: 'production',
    parse: oneOf('demo', 'production'),
  },
  CLOUD: {
    default: 'global',
    about: 'The cloud that this installation serves.',
    example: '21vianet',
    parse: (value: string): CloudId => oneOf(...cloudIds)(value),
  },
  PORT: {
    default: '3000',
    about: 'The port to listen on.',
    example: '8080',
    parse: wholeNumber(1, 65535),
  },
  HOST: {
    default: '127.0.0.1',
    about: 'The network address to listen on. In demo mode it must be the loopback.',
    example: '0.0.0.0',
    parse: (value: string): string => {
      if (!/^[\w.:-]+$/.test(value)) throw new SettingProblem('it is no host name and no IP address')
      return value
    },
  },
  PUBLIC_URL: {
    default: '',
    about:
      'The address by which people reach it, without a path. Without it: `http://127.0.0.1:PORT`. Plain http only on the loopback.',
    example: 'https://mandate.example',
    parse: (value: string): URL | undefined => {
      const url = urlOf(['https:', 'http:'])(value)
      if (url?.protocol === 'http:' && !isLoopback(url.hostname)) {
        throw new SettingProblem('plain http is only for the loopback (localhost, 127.0.0.1): begin it with https://')
      }
      if (url && (url.pathname !== '/' || url.search || url.hash || url.username || url.password)) {
        throw new SettingProblem('it may hold nothing after the host and port')
      }
      return url
    },
  },
  TRUST_PROXY: {
    default: '0',
    about: 'How many proxies of yours stand in front; so many addresses are taken from the end of `X-Forwarded-For`.',
    example: '1',
    parse: wholeNumber(0, 10),
  },
  DATA_DIR: {
    default: 'data',
    about: 'The folder of the embedded database, `<cloud>.sqlite`.',
    example: '/var/lib/mandate',
    parse: (value: string): string => value,
  },
  DATABASE_URL: {
    default: '',
    about: 'A PostgreSQL database to use in place of the embedded one. Several servers can share it.',
    example: 'postgres://mandate:secret@db.example:5432/mandate',
    secret: true,
    parse: urlOf(['postgres:', 'postgresql:']),
  },
  WORLD: {
    default: '',
    about: 'Which demo world fills an empty database in demo mode. Without it: the usual one of the cloud.',
    example: 'empty',
    parse: text,
  },
  SMTP_URL: {
    default: '',
    about: 'The mail server. Without it mails are kept, and people read them in the product.',
    example: 'smtps://user:secret@mail.example:465',
    secret: true,
    parse: urlOf(['smtp:', 'smtps:']),
  },
  MAIL_FROM: {
    default: '',
    about: 'The sender of mails; needed with SMTP_URL.',
    example: 'Mandate <no-reply@mandate.example>',
    parse: mailbox,
  },
  OIDC_ISSUER: {
    default: '',
    about: 'An outside OpenID Connect issuer to sign in with, in place of the embedded one.',
    example: 'https://login.example/tenant',
    parse: (value: string): URL | undefined => {
      const url = urlOf(['https:', 'http:'])(value)
      if (url?.protocol === 'http:' && !isLoopback(url.hostname))
        throw new SettingProblem('it must begin with https://')
      return url
    },
  },
  OIDC_CLIENT_ID: {
    default: '',
    about: 'The client’s id at OIDC_ISSUER; needed with it.',
    example: 'mandate',
    parse: text,
  },
  OIDC_CLIENT_SECRET: {
    default: '',
    about: 'The client’s secret at OIDC_ISSUER; without it the client is a public one.',
    example: 'a-long-random-text',
    secret: true,
    parse: text,
  },
  ICP_NUMBER: {
    default: '',
    about: 'The ICP filing number for the foot of each page (21Vianet cloud).',
    example: '京ICP备00000000号-1',
    parse: text,
  },
  PSB_NUMBER: {
    default: '',
    about: 'The public security filing number for the foot of each page (21Vianet cloud).',
    example: '京公网安备00000000000000号',
    parse: text,
  },
} as const satisfies Record<string, Setting<unknown>>

export type SettingName = keyof typeof settings
type Values = { readonly [Name in SettingName]: ReturnType<(typeof settings)[Name]['parse']> }

/** The settings as the server uses them. */
export interface Config {
  readonly mode: 'demo' | 'production'
  readonly cloud: CloudId
  readonly port: number
  readonly host: string
  /** Without a path and without a slash at its end. */
  readonly publicUrl: string
  readonly trustedProxies: number
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly world: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: { name: string; address: string } | undefined
  /** Undefined for the embedded identity provider. */
  readonly outsideIssuer: { url: URL; clientId: string; clientSecret: string | undefined } | undefined
  /** Numbers for the foot of each page, by the name of their `<meta>` element. */
  readonly registrations: Readonly<Record<string, string>>
}

/** All problems of the settings at once. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['The settings are wrong:', ...problems.map((problem) => `  - ${problem}`)].join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings from environment variables; throws a `ConfigError` that names every wrong one. */
export function readConfig(environment: Environment): Config {
  const problems: string[] = []
  const wrong = (name: SettingName, problem: string): void => {
    const setting: Setting<unknown> = settings[name]
    const given = environment[name]?.trim()
    const shown = !given ? 'not set' : setting.secret ? 'set' : JSON.stringify(given)
    problems.push(`${name} is ${shown}: ${problem}. Example: ${name}=${setting.example}`)
  }
  const values = Object.fromEntries(
    Object.entries(settings).map(([name, setting]: [string, Setting<unknown>]) => {
      try {
        return [name, setting.parse(environment[name]?.trim() || setting.default)]
      } catch (error) {
        if (!(error instanceof SettingProblem)) throw error
        wrong(name as SettingName, error.message)
        return [name, undefined]
      }
    }),
    // A value that could not be read leaves a problem behind, and then nothing of this is used.
  ) as unknown as Values

  if (values.MODE === 'demo' && values.HOST && !isLoopback(values.HOST)) {
    wrong(
      'HOST',
      'demo mode listens on the loopback only; set MODE=production for people on a network, or HOST=127.0.0.1',
    )
  }
  if (values.MODE === 'demo' && values.PUBLIC_URL && !isLoopback(values.PUBLIC_URL.hostname)) {
    wrong('PUBLIC_URL', 'everybody knows the passwords of demo people; set MODE=production for people on a network')
  }
  if (values.SMTP_URL && !values.MAIL_FROM) wrong('MAIL_FROM', 'SMTP_URL needs a sender')
  if (values.OIDC_ISSUER && !values.OIDC_CLIENT_ID) wrong('OIDC_CLIENT_ID', 'OIDC_ISSUER needs it')
  if (values.OIDC_ISSUER && values.MODE === 'demo') {
    wrong(
      'OIDC_ISSUER',
      'demo people have their passwords in the embedded provider; set MODE=production for people of another one',
    )
  }
  if (values.WORLD && values.MODE === 'production') wrong('WORLD', 'demo worlds are for demo mode only')
  if (values.MODE === 'production' && !environment['PUBLIC_URL']?.trim()) {
    wrong('PUBLIC_URL', 'production mode needs the address by which people reach it')
  }
  if (values.MODE === 'production') {
    for (const [name, setting] of Object.entries(settings) as [SettingName, Setting<unknown>][]) {
      if (setting.secret && environment[name]?.trim() === setting.example) {
        wrong(name, 'this is the value of the documentation, which everybody knows')
      }
    }
  }
  if (problems.length > 0) throw new ConfigError(problems)

  return {
    mode: values.MODE,
    cloud: values.CLOUD,
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL?.origin ?? `http://127.0.0.1:${values.PORT}`,
    trustedProxies: values.TRUST_PROXY,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL?.href,
    world: values.WORLD,
    smtpUrl: values.SMTP_URL?.href,
    mailFrom: values.MAIL_FROM,
    outsideIssuer:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID
        ? { url: values.OIDC_ISSUER, clientId: values.OIDC_CLIENT_ID, clientSecret: values.OIDC_CLIENT_SECRET }
        : undefined,
    registrations: Object.fromEntries(
      [
        ['icp-number', values.ICP_NUMBER],
        ['psb-number', values.PSB_NUMBER],
      ].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    ),
  }
}

/** The rows of README's table of settings. */
export function settingsTable(): string {
  const rows = Object.entries(settings).map(([name, { default: preset, about, example }]) => {
    return `| \`${name}\` | ${preset ? `\`${preset}\`` : ''} | ${about} | \`${example}\` |`
  })
  return ['| Setting | Default | What it is | Example |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
