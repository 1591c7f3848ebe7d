import type { Language } from '../../../src/lib/languages.ts'

/** Messages that may be the same as in English: names, and words that the languages share. Key, or key and a star. */
export const sameAsEnglish: Readonly<Partial<Record<Language, readonly string[]>>> = {
  da: [
    'common.title.page',
    'ui.reference',
    'common.nav.menu',
    'activity.side.partner',
    'activity.filter.partner',
    'activity.filter.person',
    'activity.export.partner',
    'relationship.partner',
    'relationship.view.kind',
    'customer.receipt.reference',
    'customer.receipt.granted.partner',
    'customer.partners.column.partner',
    'customer.remove.confirm.partner',
    'help.feedback.send',
    'help.glossary.partner.term',
    'offer.terms.version',
    'offer.check.partner',
    'operator.kind.partner',
    'serviceRequests.column.partner',
    'reports.column.partner',
    'offers.offer.link.label',
    'sharing.list.column.link',
    'sharing.csv.link',
    'sharing.answers.version',
    'sharing.versions.line',
    'sharing.unanswered.count.links',
    'profile.terms.version',
    'profile.terms.column.version',
    'clients.client.facts.reference',
    'csv.column.note',
    'clientList.note',
    'clientNote.label',
    'csv.column.reference',
    // The Danish word too.
    'team.path.dashboard',
  ],
  zh: ['common.title.page'],
}

interface ForbiddenWord {
  readonly word: RegExp
  readonly why: string
}

/** Words that were seen in machine translations of this subject, or that would break the one-word-one-thing rule. */
export const forbidden: Readonly<Record<Language, readonly ForbiddenWord[]>> = {
  en: [
    { word: /\blog ?(in|out|on|off)\b/i, why: 'the product says “sign in” and “sign out”' },
    { word: /\brevoke[sd]? (the )?partner/i, why: 'a partner is removed' },
  ],
  da: [
    { word: /\bklient/i, why: 'a customer is a kunde' },
    { word: /stedfortræder/i, why: 'it is delegeret administration' },
    { word: /uddelegere/i, why: 'it is delegeret administration' },
    { word: /fyrtårn/i, why: 'product names are not translated' },
    { word: /\b(Deres|Dem|De)\b(?<![.!?:–] De)(?<!^De)/, why: 'the reader is du' },
    { word: /\blogge? (ind|ud)\b/i, why: 'it is logge på and logge af' },
    { word: /for at give du/i, why: 'a machine wrote it' },
    { word: /“/, why: 'Danish quotation marks are ”…”' },
  ],
  zh: [
    { word: /世纪银行/, why: '21Vianet is 世纪互联' },
    { word: /客户端/, why: 'that is software; a customer is 客户' },
    { word: /优惠|套餐|产品\/服务/, why: 'an offer to administer is 提议' },
    { word: /代表客户的管理员/, why: 'an act that became a person' },
    { word: /签出/, why: 'a word of source control' },
    { word: /您/, why: 'the reader is 你' },
    { word: /账户|账号/, why: 'it is 帐户' },
    { word: /代理管理/, why: 'it is 委派管理' },
    { word: /合作关系/, why: 'it is 合作伙伴关系' },
    { word: /分销商/, why: 'a reseller is 经销商' },
    { word: /登陆/, why: 'to sign in is 登录' },
  ],
}

const han = '\\p{Script=Han}'

/** What Chinese typesetting does not allow. Each finds a fault. */
export const typesetting: readonly ForbiddenWord[] = [
  { word: new RegExp(`${han}[,;:!?.](?!\\w)|[,;:!?](?=${han})`, 'u'), why: 'punctuation is full-width' },
  { word: new RegExp(`${han}\\(|\\)(?=${han})|\\((?=${han})`, 'u'), why: 'brackets are full-width' },
  { word: new RegExp(`["'](?=${han})|${han}["']`, 'u'), why: 'quotation marks are curly' },
  { word: new RegExp(`${han}[A-Za-z0-9]|[A-Za-z0-9]${han}`, 'u'), why: 'one space stands between Han and Latin' },
  { word: new RegExp(`${han} +${han}`, 'u'), why: 'no space stands between Han' },
  { word: / {2}/, why: 'one space is enough' },
  { word: /[，。：；！？、（）“”] | [，。：；！？、（）“”]/, why: 'no space stands beside full-width punctuation' },
  { word: /\.\.\.|。。。|(?<!…)…(?!…)/, why: 'an ellipsis is two of U+2026' },
  { word: /[Ａ-Ｚａ-ｚ０-９]/, why: 'Latin letters and digits are not full-width' },
]

/**
 * Keys that are put together while the app runs, and so are found in no source as a whole. Each names where.
 * A key may stand here only with a list behind it that the types know.
 */
export const dynamicKeys: readonly { readonly keys: RegExp; readonly where: string }[] = [
  { keys: /^common\.noScript$/, where: 'src/build/shell.ts puts it into index.html' },
  { keys: /^errors\.cloud\./, where: 'src/i18n/problem.ts, by the id of the cloud' },
  { keys: /^common\.outdated\./, where: 'src/build/messages.ts keeps it in the app itself' },
  { keys: /^journeys\.\w+\.(title|[\w-]+\.title)$/, where: 'the steps of src/journeys, named by their ids' },
]

/** Areas that only the server or the mocks read: there a key stands without its area. */
export const serverAreas: readonly string[] = ['csv', 'identity', 'mail', 'mock']
