import type { Clock } from '../deps.ts'
import { StoreUnavailable, type Store } from '../store/database.ts'
import { claimMail, hasDueMail, keepAllMail, markFailed, markSent, type QueuedMail } from '../store/mail-queue.ts'
import { smtpMailer, type Mailbox, type Mailer } from './smtp.ts'

/** After so many tries a mail is given up; the waits between them grow from half a minute to two hours. */
export const maxTries = 8
const waitSeconds = [30, 60, 300, 900, 1800, 3600, 7200]

/** How long one process may be at a mail before another takes it for dead and sends the mail itself. */
const claimSeconds = 120

export interface MailWorkerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly config: { readonly smtpUrl: string | undefined; readonly mailFrom: Mailbox | undefined }
  readonly report: (what: string, error: unknown) => void
  /** How often to look, in milliseconds. */
  readonly every?: number
  readonly mailer?: Mailer
}

export interface MailWorker {
  /** Looks once and sends what is due; gives how many mails it sent. */
  work(): Promise<number>
  /** Ends after the mail that is being sent. */
  stop(): Promise<void>
}

/** A worker that waits to be told: `startMailWorker` without its clock. */
export function mailWorker({ store, clock, config, report, mailer: given }: MailWorkerOptions): MailWorker {
  const mailer = given ?? (config.smtpUrl && config.mailFrom ? smtpMailer(config.smtpUrl, config.mailFrom) : undefined)
  let stopped = false

  const inSeconds = (seconds: number): string => new Date(clock.now().getTime() + seconds * 1000).toISOString()

  async function sendOne(to: Mailer, mail: QueuedMail): Promise<boolean> {
    try {
      await to.send(mail)
    } catch (error) {
      const wait = mail.attempts >= maxTries ? null : inSeconds(waitSeconds[mail.attempts - 1] ?? 7200)
      await store.transaction((tx) => markFailed(tx, mail, messageOf(error), wait))
      report(
        wait === null ? `The mail ${mail.id} was given up` : `The mail ${mail.id} could not be sent`,
        messageOf(error),
      )
      return false
    }
    // If the process ends here, the mail goes out once more, under the same Message-ID.
    await store.transaction((tx) => markSent(tx, mail, clock.now().toISOString()))
    return true
  }

  return {
    async work() {
      if (!(await store.read((tx) => hasDueMail(tx, inSeconds(0))))) return 0
      if (!mailer) {
        await store.transaction((tx) => keepAllMail(tx))
        return 0
      }
      let sent = 0
      while (!stopped) {
        const mail = await store.transaction((tx) => claimMail(tx, inSeconds(0), inSeconds(claimSeconds)))
        if (!mail) break
        if (await sendOne(mailer, mail)) sent += 1
      }
      return sent
    },
    stop() {
      stopped = true
      mailer?.close()
      return Promise.resolve()
    },
  }
}

/** Sends what the outbox holds, again and again, until it is stopped. */
export function startMailWorker(options: MailWorkerOptions): MailWorker {
  const worker = mailWorker(options)
  let underWay: Promise<unknown> = Promise.resolve()
  let busy = false
  const look = (): void => {
    if (busy) return
    busy = true
    underWay = worker
      .work()
      .catch((error: unknown) => {
        // A busy database is no news: the next look finds the same mails.
        if (!(error instanceof StoreUnavailable)) options.report('The outbox could not be worked on', error)
      })
      .finally(() => (busy = false))
  }
  look()
  const timer = setInterval(look, options.every ?? 2000)
  return {
    work: () => worker.work(),
    async stop() {
      clearInterval(timer)
      await worker.stop()
      await underWay
    },
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)
