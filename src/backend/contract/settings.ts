import type { CommandOptions, ReadOptions } from './shared.ts'

/** What people choose mails by. */
export type MailSubject =
  'accepted' | 'declined' | 'removed' | 'changed' | 'expiring' | 'asked' | 'requests' | 'security'

export interface MailChoice {
  readonly subject: MailSubject
  readonly mailed: boolean
  /** Can't be switched off. */
  readonly fixed: boolean
}

/** One place where somebody is signed in. */
export interface OwnSession {
  readonly id: string
  /** Names of products: “Firefox”, “Windows”. Null where it didn't say. */
  readonly browser: string | null
  readonly system: string | null
  readonly signedInAt: string
  readonly lastSeenAt: string
  /** The one that asks. */
  readonly current: boolean
}

/** What somebody settles for themselves. */
export interface SettingsPort {
  /** Marks messages as read; all of them where no ids are given. */
  readMessages(ids: readonly string[] | null, options: CommandOptions): Promise<void>
  mailChoices(options?: ReadOptions): Promise<readonly MailChoice[]>
  chooseMails(
    choices: readonly Pick<MailChoice, 'subject' | 'mailed'>[],
    options: CommandOptions,
  ): Promise<readonly MailChoice[]>
  sessions(options?: ReadOptions): Promise<readonly OwnSession[]>
  endSession(id: string, options: CommandOptions): Promise<void>
  endOtherSessions(options: CommandOptions): Promise<void>
}
