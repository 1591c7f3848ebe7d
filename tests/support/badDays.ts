import Database from 'better-sqlite3'
import path from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'
import { demoPassword } from '../../server/worlds/worlds.ts'
import type { Language } from '../../src/lib/languages.ts'
import { say } from './say.ts'
import type { RunningServer } from './server.ts'

const locales = { en: 'en-GB', da: 'da-DK', zh: 'zh-CN' } as const

/** Somebody in front of a browser of their own, in one language. */
export class Guest {
  readonly page: Page
  readonly language: Language
  readonly server: RunningServer

  private constructor(page: Page, language: Language, server: RunningServer) {
    this.page = page
    this.language = language
    this.server = server
  }

  static async come(browser: Browser, language: Language, server: RunningServer): Promise<Guest> {
    const context = await browser.newContext({ locale: locales[language] })
    return new Guest(await context.newPage(), language, server)
  }

  readonly t = (key: string, params: Record<string, string | number> = {}): string => say(this.language, key, params)

  /** Opens a page below the language. */
  async open(where: string): Promise<void> {
    await this.page.goto(`${this.server.url}/${this.language}/${where}`)
  }

  /** Opens a page that asks to sign in, and does. */
  async enter(userName: string, where: string): Promise<void> {
    await this.page.goto(
      `${this.server.url}/auth/sign-in?${new URLSearchParams({ switch: '1', lang: this.language, return: `/${this.language}/${where}` })}`,
    )
    await this.signIn(userName)
  }

  /** Fills in the page of the sign-in. */
  async signIn(userName: string): Promise<void> {
    await this.page.getByLabel(this.t('identity.signIn.userName')).fill(userName)
    await this.page.getByLabel(this.t('identity.signIn.password'), { exact: true }).fill(demoPassword)
    await this.page.getByRole('button', { name: this.t('identity.signIn.submit'), exact: true }).click()
  }

  async press(key: string, params: Record<string, string | number> = {}): Promise<void> {
    await this.page.getByRole('button', { name: this.t(key, params), exact: true }).click()
  }

  async sees(key: string, params: Record<string, string | number> = {}): Promise<void> {
    await expect(this.page.getByText(this.t(key, params), { exact: false }).first()).toBeVisible()
  }

  async heading(key: string, params: Record<string, string | number> = {}): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.t(key, params))
  }

  /** The first page of the offer's wizard, filled in. */
  async composeAccess(name: string): Promise<void> {
    await this.page.getByLabel(this.t('offers.sendOffer.name.label')).fill(name)
    await this.page.getByRole('radio', { name: this.t('access.role.full.name') }).check()
    await this.page.getByRole('radio', { name: this.t('offers.sendOffer.length.open') }).check()
    await this.page.getByRole('radio', { name: this.t('offers.sendOffer.validity.always') }).check()
    await this.press('offers.sendOffer.continue')
    await this.heading('journeys.sendOffer.terms.title')
  }

  /** The second page, filled in. */
  async composeTerms(terms: string): Promise<void> {
    await this.page.locator(`input[type=checkbox][value=${this.language}]`).check()
    await this.termsField().fill(terms)
  }

  termsField() {
    return this.page.getByLabel(this.t('offers.sendOffer.texts.terms'))
  }

  /** Everything up to the check, as a partner who is signed in. */
  async compose(name: string, terms: string): Promise<void> {
    await this.open('partner/offers/new/access')
    await this.composeAccess(name)
    await this.composeTerms(terms)
    await this.press('offers.sendOffer.continue')
    await this.heading('journeys.sendOffer.check.title')
  }

  /** Everything up to the check of an answer, as a customer’s admin who is signed in. */
  async decide(token: string): Promise<void> {
    await this.open(`offers/${token}/authorize/decision`)
    await this.page
      .getByRole('radio', { name: this.t('offer.decision.yes') })
      .first()
      .check()
    await this.press('offer.decision.next')
    await this.heading('offer.check.heading')
  }

  async leave(): Promise<void> {
    await this.page.context().close()
  }
}

/** How many rows a table of a server’s own database has. */
export function rows(server: RunningServer, table: string, cloud = 'global'): number {
  const database = new Database(path.join(server.dataDir, `${cloud}.sqlite`), { readonly: true })
  try {
    const { count } = database.prepare(`select count(*) as count from ${table}`).get() as { count: number }
    return count
  } finally {
    database.close()
  }
}

/** The idempotency keys with which commands are sent from now on. */
export function keysSent(page: Page): string[] {
  const keys: string[] = []
  page.on('request', (request) => {
    const key = request.headers()['idempotency-key']
    if (key && !request.url().endsWith('/openings')) keys.push(key)
  })
  return keys
}
