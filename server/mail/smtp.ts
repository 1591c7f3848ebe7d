import { createTransport } from 'nodemailer'
import { languageInfo, isLanguage } from '../../src/i18n/core.ts'
import type { QueuedMail } from '../store/mail-queue.ts'

export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** Hands a mail to the mail server; resolves when that has taken it. */
export interface Mailer {
  send(mail: QueuedMail): Promise<void>
  close(): void
}

/** The same for each try at the same mail, so that a second copy is known as one. */
export function messageId(mailId: string, from: Mailbox): string {
  return `<${mailId}@${from.address.split('@')[1] ?? 'localhost'}>`
}

/** Sends by SMTP. Addresses go as objects: a text with a line end in it could name further recipients. */
export function smtpMailer(url: string, from: Mailbox): Mailer {
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })
  return {
    async send(mail) {
      await transport.sendMail({
        from,
        to: { name: oneLine(mail.toName), address: mail.toAddress },
        subject: oneLine(mail.subject),
        text: mail.body,
        messageId: messageId(mail.id, from),
        date: new Date(mail.createdAt),
        textEncoding: 'base64',
        headers: {
          'Content-Language': isLanguage(mail.language) ? languageInfo[mail.language].htmlLang : mail.language,
          // Nobody's holiday notice should answer it.
          'Auto-Submitted': 'auto-generated',
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    close: () => transport.close(),
  }
}

/** Header values are one line. */
const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ')
