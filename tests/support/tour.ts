import type { Browser, BrowserContext, Page } from '@playwright/test'
import { demoPassword, operatorDomain, worldOf } from '../../server/worlds/worlds.ts'
import type { Language } from '../../src/lib/languages.ts'
import { articleIds } from '../../src/content/articles.ts'
import { say } from './say.ts'
import { listenTo, settled } from './settled.ts'

/** Who looks at a stop. */
export type Visitor = 'stranger' | 'owner' | 'helpdesk' | 'admin' | 'otherAdmin' | 'user' | 'operator' | 'otherOwner'

/** Ids of what the world holds, for the addresses of the stops. */
export interface Facts {
  readonly token: string
  readonly offerId: string
  /** A link of that offer for one recipient. */
  readonly linkId: string
  /** Of an offer of something to try, with administration. */
  readonly trialToken: string
  readonly trialId: string
  /** Of an offer of something to buy, which the user's organization hasn't answered. */
  readonly purchaseToken: string
  /** Of another, about which the user has asked an admin. */
  readonly askedToken: string
  readonly clientId: string
  readonly clientDomain: string
  /** Somebody of the partner, other than the visitor. */
  readonly memberId: string
  /** Another, to whom the owner has assigned access. */
  readonly assignedId: string
  readonly relationshipId: string
  readonly reference: string
}

/** What a screen says, by its key. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

/** One screen of the product, in one state. */
export interface Stop {
  readonly name: string
  readonly as: Visitor
  /** Below `/<language>/`, or from the root where it begins with a slash. */
  readonly path: (facts: Facts, language: Language) => string
  /** What brings the screen from its address to the state. */
  readonly prepare?: (page: Page, t: Translate) => Promise<void>
  /** What that does hangs on the width of the window. */
  readonly byWidth?: boolean
}

/** What the visitors type: nobody translates it. */
export const typed = {
  nowhere: 'nobody',
  terms: ['We act only on your request.', 'We act only on your request, and within one working day.'],
  trial: 'Autumn trial',
  purchases: ['Mail for the year', 'Mail and documents'],
  badRow: 'Nobody;not an address',
  /** By cloud, as its companies and people are. */
  reason: {
    global: 'Mads Vinther can’t sign in and asked for a new password on the phone.',
    '21vianet': '王磊无法登录，来电要求重置密码。',
  },
  domain: { global: 'more.havblik.example', '21vianet': 'more.haian.example' },
  note: { global: 'Call Freja first, on weekdays before noon.', '21vianet': '请先致电林晓雨，工作日上午。' },
  subject: 'Mail from the new address comes late',
  text: 'Since Monday, for everybody in the studio.\nWhat they send goes out at once.',
} as const

type CloudName = 'global' | '21vianet'

/** The cloud whose page this is, by its own word. */
async function cloudOf(page: Page): Promise<CloudName> {
  return (await page.locator('html').getAttribute('data-cloud')) === '21vianet' ? '21vianet' : 'global'
}

/** Where the customers of a cloud's cast are. */
const country = { global: 'DK', '21vianet': 'CN' } as const

async function fillAccess(page: Page, t: Translate): Promise<void> {
  await page.getByLabel(t('offers.sendOffer.name.label')).fill('Autumn 2026')
  await page.getByRole('radio', { name: t('access.role.limited.name') }).check()
  await page.getByRole('radio', { name: t('offers.sendOffer.length.open') }).check()
  await page.getByRole('radio', { name: t('offers.sendOffer.validity.always') }).check()
}

async function toTerms(page: Page, t: Translate): Promise<void> {
  await fillAccess(page, t)
  await page.getByRole('button', { name: t('offers.sendOffer.continue') }).click()
  await page.locator('input[type=checkbox]').first().check()
}

async function fillTrial(page: Page, t: Translate): Promise<void> {
  await page.getByLabel(t('offers.sendOffer.name.label')).fill('Try mail')
  await page.locator('#products').check()
  await page.getByLabel(t('selling.trial.licenses')).fill('10')
  await page.locator('#usageCountry').selectOption(country[await cloudOf(page)])
  await next(page, 'offers.sendOffer.continue', t)
}

async function fillPurchase(page: Page, t: Translate): Promise<void> {
  await page.getByLabel(t('offers.sendOffer.name.label')).fill('Mail and more')
  await page.locator('#products').check()
  await page.locator('#products-2').check()
  for (const licenses of await page.locator('input[id^=licenses-]').all()) await licenses.fill('10')
  await page.locator('#billing-2').check()
}

async function includeAccess(page: Page, t: Translate): Promise<void> {
  await page.locator('#delegation').check()
  await page.getByRole('radio', { name: t('access.role.limited.name') }).check()
  await page.getByRole('radio', { name: t('offers.sendOffer.length.open') }).check()
  await page.getByRole('radio', { name: t('offers.sendOffer.validity.always') }).check()
}

async function fillTerms(page: Page, t: Translate): Promise<void> {
  await next(page, 'offers.sendOffer.continue', t)
  await page.locator('#languages').check()
  await page.getByLabel(t('offers.sendOffer.texts.terms')).fill('We act only on your request.')
}

async function chooseAccess(page: Page, t: Translate): Promise<void> {
  await page.getByRole('radio', { name: t('team.access.yes'), exact: true }).check()
  await page.getByRole('radio', { name: t('access.role.full.name') }).check()
}

async function next(page: Page, key: string, t: Translate): Promise<void> {
  await page.getByRole('button', { name: t(key), exact: true }).click()
}

/** The 100th client comes while the page is open. */
async function reachOverview(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('mandate-navigation')))
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { session: { organization: { clientCount: number } } }
    answer.session.organization.clientCount = 100
    await route.fulfill({ response, json: answer })
  })
  await page.route('**/api/overview', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { clients: number }
    answer.clients = 100
    await route.fulfill({ response, json: answer })
  })
  await page.reload()
  await page.locator('.navigation-news').waitFor()
  await page.locator('.overview-figures').waitFor()
  // Else every later page of this person would say that it is arranged anew.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('mandate-navigation')) localStorage.removeItem(key)
  })
}

/** Every screen of the product, for whoever looks at all of them: the pictures and the gates. */
export const tour: readonly Stop[] = [
  { name: 'home-signed-out', as: 'stranger', path: () => '' },
  {
    name: 'sign-in',
    as: 'stranger',
    path: (_facts, language) => `/auth/sign-in?lang=${language}&return=/${language}/`,
  },
  {
    name: 'sign-in-wrong',
    as: 'stranger',
    path: (_facts, language) => `/auth/sign-in?lang=${language}&return=/${language}/`,
    prepare: async (page, t) => {
      await page.getByLabel(t('identity.signIn.userName')).fill('nobody@nowhere.example')
      await next(page, 'identity.signIn.submit', t)
    },
  },
  { name: 'offer-signed-out', as: 'stranger', path: ({ token }) => `offers/${token}` },
  {
    name: 'offer-report',
    as: 'stranger',
    path: ({ token }) => `offers/${token}`,
    prepare: async (page, t) => {
      await page.locator('.not-for-me__report > summary').click()
      await next(page, 'asking.report.action', t)
    },
  },
  { name: 'offer-dead-link', as: 'stranger', path: () => 'offers/nothing' },
  { name: 'new-organization', as: 'stranger', path: ({ trialToken }) => `offers/${trialToken}/organization` },
  { name: 'new-organization-needless', as: 'stranger', path: ({ token }) => `offers/${token}/organization` },
  { name: 'not-found', as: 'stranger', path: () => 'no/such/page' },
  { name: 'set-up', as: 'stranger', path: () => 'set-up#token' },
  { name: 'home-customer', as: 'admin', path: () => '' },
  { name: 'offer-signed-in', as: 'otherAdmin', path: ({ token }) => `offers/${token}` },
  { name: 'offer-already', as: 'admin', path: ({ token }) => `offers/${token}` },
  { name: 'offer-already-user', as: 'user', path: ({ token }) => `offers/${token}` },
  { name: 'ask-admin', as: 'user', path: ({ purchaseToken }) => `offers/${purchaseToken}` },
  // What the admin sees of it is on the stops `home-customer` and `partners`.
  { name: 'ask-admin-waiting', as: 'user', path: ({ askedToken }) => `offers/${askedToken}` },
  { name: 'offer-own', as: 'owner', path: ({ token }) => `offers/${token}` },
  { name: 'authorize-decision', as: 'otherAdmin', path: ({ token }) => `offers/${token}/authorize/decision` },
  {
    name: 'authorize-check',
    as: 'otherAdmin',
    path: ({ token }) => `offers/${token}/authorize/decision`,
    prepare: async (page, t) => {
      await page.getByRole('main').getByRole('radio').first().check()
      await next(page, 'offer.decision.next', t)
    },
  },
  {
    name: 'authorize-decline',
    as: 'otherAdmin',
    path: ({ token }) => `offers/${token}/authorize/decision`,
    prepare: async (page, t) => {
      await page.getByRole('main').getByRole('radio').last().check()
      await next(page, 'offer.decision.next', t)
    },
  },
  { name: 'offer-trial', as: 'stranger', path: ({ trialToken }) => `offers/${trialToken}` },
  {
    name: 'authorize-order-decision',
    as: 'otherAdmin',
    path: ({ trialToken }) => `offers/${trialToken}/authorize/decision`,
  },
  {
    name: 'authorize-order-check',
    as: 'otherAdmin',
    path: ({ trialToken }) => `offers/${trialToken}/authorize/decision`,
    prepare: async (page, t) => {
      await page.getByRole('main').getByRole('radio').first().check()
      await next(page, 'offer.decision.next', t)
      await page.locator('details.narrow > summary').click()
    },
  },
  { name: 'receipt', as: 'admin', path: ({ reference }) => `customer/receipts/${reference}` },
  { name: 'partners', as: 'admin', path: () => 'customer/partners' },
  { name: 'partners-none', as: 'otherAdmin', path: () => 'customer/partners' },
  {
    name: 'remove-decision',
    as: 'admin',
    path: ({ relationshipId }) => `customer/partners/${relationshipId}/remove/decision`,
  },
  {
    name: 'remove-confirm',
    as: 'admin',
    path: ({ relationshipId }) => `customer/partners/${relationshipId}/remove/decision`,
    prepare: (page, t) => next(page, 'customer.remove.yes', t),
  },
  { name: 'relationship', as: 'admin', path: ({ relationshipId }) => `customer/partners/${relationshipId}` },
  { name: 'partner-sight', as: 'admin', path: ({ relationshipId }) => `customer/partners/${relationshipId}/view` },
  {
    name: 'change-partner',
    as: 'admin',
    path: ({ relationshipId }) => `customer/partners/${relationshipId}/change/terms`,
  },
  { name: 'own-users', as: 'admin', path: () => 'customer/users' },
  {
    name: 'own-user',
    as: 'admin',
    path: () => 'customer/users',
    prepare: async (page) => {
      await page.getByRole('rowheader').getByRole('link').last().click()
      await page.locator('#reset-heading').waitFor()
    },
  },
  {
    name: 'own-user-reset',
    as: 'admin',
    path: () => 'customer/users',
    prepare: async (page, t) => {
      await page.getByRole('rowheader').getByRole('link').last().click()
      await next(page, 'users.reset.action', t)
    },
  },
  { name: 'guard', as: 'admin', path: () => 'customer/guard' },
  { name: 'directory', as: 'stranger', path: () => 'directory' },
  { name: 'subscriptions', as: 'admin', path: () => 'customer/subscriptions' },
  { name: 'activity', as: 'admin', path: () => 'customer/activity' },
  { name: 'activity-none', as: 'otherAdmin', path: () => 'customer/activity' },
  { name: 'account', as: 'admin', path: () => 'account' },
  { name: 'partner-home', as: 'owner', path: () => 'partner' },
  { name: 'partner-overview', as: 'owner', path: () => 'partner', prepare: reachOverview },
  { name: 'offers', as: 'owner', path: () => 'partner/offers' },
  { name: 'send-offer-access', as: 'owner', path: () => 'partner/offers/new/access' },
  {
    name: 'send-offer-errors',
    as: 'owner',
    path: () => 'partner/offers/new/access',
    prepare: (page, t) => next(page, 'offers.sendOffer.continue', t),
  },
  { name: 'send-offer-terms', as: 'owner', path: () => 'partner/offers/new/access', prepare: toTerms },
  {
    name: 'send-offer-check',
    as: 'owner',
    path: () => 'partner/offers/new/access',
    prepare: async (page, t) => {
      await toTerms(page, t)
      await page.getByLabel(t('offers.sendOffer.texts.terms')).fill('We act only on your request.')
      await next(page, 'offers.sendOffer.continue', t)
    },
  },
  {
    name: 'send-trial-order',
    as: 'owner',
    path: () => 'partner/offers/new-trial/order',
    prepare: (page) => page.locator('#products').check(),
  },
  {
    name: 'send-trial-errors',
    as: 'owner',
    path: () => 'partner/offers/new-trial/order',
    prepare: (page, t) => next(page, 'offers.sendOffer.continue', t),
  },
  {
    name: 'send-trial-access',
    as: 'owner',
    path: () => 'partner/offers/new-trial/order',
    prepare: async (page, t) => {
      await fillTrial(page, t)
      await includeAccess(page, t)
    },
  },
  {
    name: 'send-trial-terms',
    as: 'owner',
    path: () => 'partner/offers/new-trial/order',
    prepare: async (page, t) => {
      await fillTrial(page, t)
      await includeAccess(page, t)
      await fillTerms(page, t)
    },
  },
  {
    name: 'send-trial-check',
    as: 'owner',
    path: () => 'partner/offers/new-trial/order',
    prepare: async (page, t) => {
      await fillTrial(page, t)
      await includeAccess(page, t)
      await fillTerms(page, t)
      await next(page, 'offers.sendOffer.continue', t)
    },
  },
  {
    name: 'send-purchase-order',
    as: 'owner',
    path: () => 'partner/offers/new-purchase/order',
    prepare: fillPurchase,
  },
  {
    name: 'send-purchase-check',
    as: 'owner',
    path: () => 'partner/offers/new-purchase/order',
    prepare: async (page, t) => {
      await fillPurchase(page, t)
      await next(page, 'offers.sendOffer.continue', t)
      await page.locator('#delegation-2').check()
      await page.getByRole('radio', { name: t('offers.sendOffer.validity.always') }).check()
      await fillTerms(page, t)
      await next(page, 'offers.sendOffer.continue', t)
    },
  },
  { name: 'trial-made', as: 'owner', path: ({ trialId }) => `partner/offers/${trialId}?created=1` },
  { name: 'trial-change', as: 'owner', path: ({ trialId }) => `partner/offers/${trialId}/change/order` },
  { name: 'offer-details', as: 'owner', path: ({ offerId }) => `partner/offers/${offerId}` },
  { name: 'offer-change', as: 'owner', path: ({ offerId }) => `partner/offers/${offerId}/change/access` },
  { name: 'offer-sheet', as: 'owner', path: ({ offerId }) => `partner/offers/${offerId}/sheet` },
  { name: 'offer-links', as: 'owner', path: ({ offerId }) => `partner/offers/${offerId}/links` },
  { name: 'offer-link', as: 'owner', path: ({ offerId, linkId }) => `partner/offers/${offerId}/links/${linkId}` },
  { name: 'unanswered-links', as: 'owner', path: () => 'partner/offers/unanswered' },
  {
    name: 'unanswered-links-remind',
    as: 'owner',
    path: () => 'partner/offers/unanswered?sort=opened',
    prepare: async (page, t) => {
      await page.locator('#remind-all').check()
      await page.locator('.ui-actions button[type=submit]').click()
      await page.getByRole('button', { name: t('sharing.remind.send') }).waitFor()
    },
  },
  { name: 'unanswered-links-none', as: 'owner', path: () => `partner/offers/unanswered?search=${typed.nowhere}` },
  { name: 'offer-links-new', as: 'owner', path: ({ offerId }) => `partner/offers/${offerId}/links/new` },
  {
    name: 'offer-links-bad',
    as: 'owner',
    path: ({ offerId }) => `partner/offers/${offerId}/links/new`,
    prepare: async (page, t) => {
      await page.getByLabel(t('sharing.add.list.label'), { exact: true }).fill(`${typed.badRow}\n;a@mail.example`)
      await next(page, 'sharing.add.list.action', t)
    },
  },
  {
    name: 'offer-expiry',
    as: 'owner',
    path: ({ offerId }) => `partner/offers/${offerId}`,
    prepare: async (page, t) => {
      await next(page, 'sharing.expiry.change', t)
      await page.getByRole('radio', { name: t('sharing.expiry.day') }).check()
    },
  },
  { name: 'clients', as: 'owner', path: () => 'partner/clients' },
  {
    name: 'clients-filtered',
    as: 'owner',
    path: () => 'partner/clients?role=full&sort=ends',
    prepare: async (page) => {
      await page.locator('.client-list__filter > summary').click()
      await page.locator('#filter-offer').waitFor()
    },
  },
  { name: 'clients-none', as: 'owner', path: () => `partner/clients?state=past&search=${typed.nowhere}` },
  {
    name: 'client-note',
    as: 'owner',
    path: ({ clientId }) => `partner/clients/${clientId}/note`,
    prepare: async (page, t) => {
      await next(page, 'clientNote.write', t)
      await page.getByLabel(t('clientNote.label'), { exact: true }).fill(typed.note[await cloudOf(page)])
    },
  },
  { name: 'client-enter', as: 'helpdesk', path: ({ clientId }) => `partner/clients/${clientId}` },
  {
    name: 'client-enter-errors',
    as: 'helpdesk',
    path: ({ clientId }) => `partner/clients/${clientId}`,
    prepare: (page, t) => next(page, 'onBehalf.enter.action', t),
  },
  { name: 'client', as: 'owner', path: ({ clientId }) => `partner/clients/${clientId}` },
  {
    name: 'client-reset',
    as: 'owner',
    path: ({ clientId }) => `partner/clients/${clientId}`,
    prepare: async (page, t) => {
      await page
        .getByRole('button')
        .filter({ hasText: t('clients.client.reset.action') })
        .first()
        .click()
    },
  },
  { name: 'client-add-user', as: 'owner', path: ({ clientId }) => `partner/clients/${clientId}/users/new` },
  {
    name: 'client-user',
    as: 'owner',
    path: ({ clientId }) => `partner/clients/${clientId}`,
    prepare: async (page) => {
      await page.getByRole('rowheader').getByRole('link').first().click()
      await page.locator('#admin-role, h3').first().waitFor()
    },
  },
  { name: 'client-licenses', as: 'owner', path: ({ clientId }) => `partner/clients/${clientId}/subscriptions` },
  {
    name: 'client-domains',
    as: 'owner',
    path: ({ clientId }) => `partner/clients/${clientId}/domains`,
    prepare: (page, t) => next(page, 'onBehalf.domains.addAction', t),
  },
  { name: 'client-devices', as: 'owner', path: ({ clientId }) => `partner/clients/${clientId}/devices` },
  { name: 'client-requests', as: 'owner', path: ({ clientId }) => `partner/clients/${clientId}/service-requests` },
  {
    name: 'client-create-request',
    as: 'owner',
    path: ({ clientId }) => `partner/clients/${clientId}/service-requests/new`,
    prepare: (page, t) => next(page, 'serviceRequests.create', t),
  },
  {
    name: 'service-request',
    as: 'owner',
    path: () => 'partner/service-requests',
    prepare: async (page) => {
      await page.getByRole('rowheader').getByRole('link').first().click()
      await page.locator('#answer').waitFor()
    },
  },
  { name: 'service-requests', as: 'owner', path: () => 'partner/service-requests' },
  { name: 'own-requests', as: 'admin', path: () => 'customer/service-requests' },
  {
    name: 'own-request',
    as: 'admin',
    path: () => 'customer/service-requests',
    prepare: async (page) => {
      await page.getByRole('rowheader').getByRole('link').first().click()
      await page.locator('#answer').waitFor()
    },
  },
  { name: 'look-up', as: 'owner', path: () => 'partner/look-up' },
  {
    name: 'look-up-found',
    as: 'owner',
    path: ({ clientDomain }) => `partner/look-up?for=${clientDomain}`,
    prepare: async (page, t) => {
      await next(page, 'lookup.action', t)
      await next(page, 'lookup.admins', t)
    },
  },
  {
    name: 'look-up-none',
    as: 'owner',
    path: () => 'partner/look-up?for=nowhere.example',
    prepare: (page, t) => next(page, 'lookup.action', t),
  },
  { name: 'team', as: 'owner', path: () => 'partner/users' },
  { name: 'team-member', as: 'owner', path: ({ memberId }) => `partner/users/${memberId}` },
  {
    name: 'team-block',
    as: 'owner',
    path: ({ memberId }) => `partner/users/${memberId}`,
    prepare: (page, t) => next(page, 'team.block.action', t),
  },
  {
    name: 'assign-access',
    as: 'owner',
    path: ({ memberId }) => `partner/users/${memberId}/settings/settings`,
    prepare: chooseAccess,
  },
  {
    name: 'assign-access-check',
    as: 'owner',
    path: ({ memberId }) => `partner/users/${memberId}/settings/settings`,
    prepare: async (page, t) => {
      await chooseAccess(page, t)
      await next(page, 'team.access.continue', t)
    },
  },
  { name: 'assign-access-done', as: 'owner', path: ({ assignedId }) => `partner/users/${assignedId}/settings/done` },
  { name: 'invite-member', as: 'owner', path: () => 'partner/users/new' },
  {
    name: 'invite-member-errors',
    as: 'owner',
    path: () => 'partner/users/new',
    prepare: (page, t) => next(page, 'team.invite.action', t),
  },
  { name: 'profile', as: 'owner', path: () => 'partner/profile' },
  {
    name: 'profile-edit',
    as: 'owner',
    path: () => 'partner/profile',
    prepare: async (page, t) => {
      await next(page, 'profile.contact.edit', t)
      await next(page, 'profile.listing.edit', t)
    },
  },
  { name: 'profile-unproven', as: 'otherOwner', path: () => 'partner/profile' },
  { name: 'terms', as: 'owner', path: () => 'partner/profile/terms' },
  {
    name: 'terms-version',
    as: 'owner',
    path: () => 'partner/profile/terms?terms=en',
    prepare: async (page) => {
      await page.getByRole('rowheader').getByRole('link').first().click()
      await page.locator('.terms-version__text').waitFor()
    },
  },
  { name: 'messages', as: 'owner', path: () => 'messages' },
  { name: 'operator', as: 'operator', path: () => 'operator' },
  {
    name: 'operator-organization',
    as: 'operator',
    path: () => 'operator',
    prepare: async (page) => {
      await page.locator('.ui-table a').first().click()
    },
  },
  { name: 'operator-mails', as: 'operator', path: () => 'operator/mails' },
  { name: 'operator-audit', as: 'operator', path: () => 'operator/audit' },
  { name: 'article-feedback', as: 'operator', path: () => 'operator/article-feedback' },
  { name: 'offer-reports', as: 'operator', path: () => 'operator/reports' },
  {
    name: 'menu-open',
    as: 'owner',
    path: () => 'partner',
    byWidth: true,
    // On a wide screen the entries are there without it.
    prepare: async (page, t) => {
      const menu = page.getByRole('button', { name: t('common.nav.menu') })
      if (await menu.isVisible()) await menu.click()
    },
  },
  { name: 'help-home', as: 'stranger', path: () => 'help/' },
  { name: 'help-articles', as: 'stranger', path: () => 'help/articles/' },
  { name: 'help-glossary', as: 'stranger', path: () => 'help/glossary/' },
  { name: 'help-translations', as: 'stranger', path: () => 'help/translations/' },
  ...articleIds.map((id): Stop => ({ name: `help-${id}`, as: 'stranger', path: () => `help/${id}/` })),
  {
    name: 'help-search',
    as: 'stranger',
    path: () => 'help/',
    prepare: async (page) => {
      await page.keyboard.press('/')
      await page.getByRole('searchbox').fill('partner')
      await page.locator('dialog li').first().waitFor()
    },
  },
  {
    name: 'help-feedback',
    as: 'stranger',
    path: () => 'help/assign-permissions/',
    prepare: (page, t) => next(page, 'help.feedback.no', t),
  },
  { name: 'help-not-found', as: 'stranger', path: () => 'help/nothing/' },
]

/** The user names of the visitors, from the people that a cloud's demo offers to try. */
export function userNames(cloud: CloudName): Readonly<Record<Exclude<Visitor, 'stranger'>, string>> {
  const world = worldOf('two-partners', cloud)
  const people = world.organizations.flatMap(({ domain, people }) => people.map((person) => ({ ...person, domain })))
  const withRole = (role: string): string => {
    const found = people.find((person) => person.demo === role)
    if (!found) throw new Error(`The demo has no ${role}`)
    return `${found.user}@${found.domain}`
  }
  /** Of a partner whose domain isn't proven. */
  const secondOwner = (): string => {
    const unproven = world.organizations.find((one) => one.partner && !one.domainProven)
    const owner = unproven?.people.find(({ partner }) => partner === 'owner')
    if (!unproven || !owner) throw new Error('The demo has no second partner')
    return `${owner.user}@${unproven.domain}`
  }
  return {
    owner: withRole('partner-owner'),
    helpdesk: withRole('partner-helpdesk'),
    admin: withRole('customer-admin'),
    otherAdmin: withRole('other-admin'),
    user: withRole('customer-user'),
    otherOwner: secondOwner(),
    operator: `${world.operator.user}@${operatorDomain}`,
  }
}

/** A context of the browser in which somebody is signed in. */
export async function signedIn(
  browser: Browser,
  url: string,
  userName: string | null,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  if (userName === null) return context
  const page = await context.newPage()
  // In Danish, as English may be spoken in the pseudo-language.
  await page.goto(`${url}/auth/sign-in?lang=da&return=/da/account`)
  await page.getByLabel(say('da', 'identity.signIn.userName')).fill(userName)
  await page.getByLabel(say('da', 'identity.signIn.password'), { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: say('da', 'identity.signIn.submit'), exact: true }).click()
  await page.waitForURL('**/da/account')
  await page.close()
  return context
}

async function ask<Answer>(context: BrowserContext, url: string): Promise<Answer> {
  const response = await context.request.get(url)
  if (!response.ok()) throw new Error(`${url}: ${response.status()}`)
  return (await response.json()) as Answer
}

/** The partner keeps terms to begin offers with. */
async function writeTerms(owner: BrowserContext, url: string): Promise<void> {
  for (const [basedOn, text] of typed.terms.entries())
    await send(owner, url, 'terms', { language: 'en', text, basedOn })
}

async function send<Answer>(
  context: BrowserContext,
  url: string,
  path: string,
  data: object,
  method: 'post' | 'put' = 'post',
): Promise<Answer> {
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: url }
  const response = await context.request[method](`${url}/api/${path}`, { headers, data })
  if (!response.ok()) throw new Error(`${path}: ${response.status()}`)
  return (await response.json()) as Answer
}

/** Something to try, with administration of which less can be granted. */
async function invite(context: BrowserContext, url: string, cloud: CloudName): Promise<{ id: string; url: string }> {
  const products = await ask<{ items: { id: string; trialDays: number | null }[] }>(context, `${url}/api/products`)
  return send(context, url, 'trial-invitations', {
    name: typed.trial,
    product: products.items.find(({ trialDays }) => trialDays !== null)?.id,
    licenses: 10,
    usageCountry: country[cloud],
    delegation: { role: 'full', durationDays: 365, narrowable: true },
    validDays: 90,
    defaultLanguage: 'en',
    texts: { en: { message: 'As we agreed on the phone.', terms: 'We act only on your request.' } },
  })
}

/** Something to buy: it can be asked for where the partner is authorized already. */
async function offerPurchase(context: BrowserContext, url: string, name: string): Promise<string> {
  const products = await ask<{ items: { id: string }[] }>(context, `${url}/api/products`)
  const offer = await send<{ url: string }>(context, url, 'purchase-offers', {
    name,
    items: products.items.slice(0, 1).map(({ id }) => ({ product: id, licenses: 10 })),
    billing: 'yearly',
    delegation: null,
    validDays: 90,
    defaultLanguage: 'en',
    texts: { en: { message: 'As we agreed on the phone.', terms: 'We act only on your request.' } },
  })
  return tokenOf(offer.url)
}

const tokenOf = (url: string): string => url.split('/').at(-1) ?? ''

/** The owner is at work at the client for the whole tour. */
async function enter(context: BrowserContext, url: string, cloud: CloudName, clientId: string): Promise<void> {
  const post = (path: string, data: object): Promise<unknown> => send(context, url, `clients/${clientId}/${path}`, data)
  await post('on-behalf', { reason: typed.reason[cloud] })
  await post('domains', { name: typed.domain[cloud] })
  await post('service-requests', {
    subject: typed.subject,
    text: typed.text,
    category: 'email',
    severity: 'high',
  })
}

/** Looks up what the world `two-partners` holds, as its people see it. */
export async function factsOf(
  url: string,
  cloud: CloudName,
  { owner, admin, user }: Readonly<Record<'owner' | 'admin' | 'user', BrowserContext>>,
): Promise<Facts> {
  const offers = await ask<{ items: { id: string }[] }>(owner, `${url}/api/offers`)
  const offerId = offers.items[0]?.id ?? ''
  const offer = await ask<{ url: string }>(owner, `${url}/api/offers/${offerId}`)
  const links = await ask<{ items: { id: string }[] }>(owner, `${url}/api/offers/${offerId}/links`)
  const clients = await ask<{ items: { customer: { id: string; domain: string } }[] }>(owner, `${url}/api/clients`)
  const team = await ask<{ items: { id: string; you: boolean }[] }>(owner, `${url}/api/team`)
  const relationships = await ask<{ items: { id: string; reference: string }[] }>(admin, `${url}/api/relationships`)
  const [relationship] = relationships.items
  const [member, assigned] = team.items.filter(({ you }) => !you)
  await send(owner, url, `team/${assigned?.id ?? ''}/access`, { access: 'full' }, 'put')
  await enter(owner, url, cloud, clients.items[0]?.customer.id ?? '')
  await writeTerms(owner, url)
  const trial = await invite(owner, url, cloud)
  const [purchaseToken = '', askedToken = ''] = await Promise.all(
    typed.purchases.map((name) => offerPurchase(owner, url, name)),
  )
  await send(user, url, `offer-links/${askedToken}/request`, {})
  return {
    offerId,
    linkId: links.items[0]?.id ?? '',
    token: tokenOf(offer.url),
    trialToken: tokenOf(trial.url),
    trialId: trial.id,
    purchaseToken,
    askedToken,
    clientId: clients.items[0]?.customer.id ?? '',
    clientDomain: clients.items[0]?.customer.domain ?? '',
    memberId: member?.id ?? '',
    assignedId: assigned?.id ?? '',
    relationshipId: relationship?.id ?? '',
    reference: relationship?.reference ?? '',
  }
}

/** Brings a page to a stop, and waits until it is whole. */
export async function visit(
  page: Page,
  url: string,
  stop: Stop,
  facts: Facts,
  language: Language,
  t: Translate = (key, params) => say(language, key, params),
): Promise<void> {
  listenTo(page)
  const path = stop.path(facts, language)
  const answer = await page.goto(path.startsWith('/') ? `${url}${path}` : `${url}/${language}/${path}`)
  // The page that says so would pass for the stop.
  if (answer && answer.status() >= 500) throw new Error(`${stop.name}: the server answered ${answer.status()}`)
  await settled(page)
  if (!stop.prepare) return
  await stop.prepare(page, t)
  await page.waitForLoadState('networkidle')
  await settled(page)
}
