import type { CatalogueProduct, Cloud } from './types.ts'

/** The cloud that is open to the world. */
export const cloud: Cloud = {
  id: 'global',
  tokenLetter: 'g',
  brand: 'Mandate',
  products: {
    en: {
      service: 'Office 365',
      suite: 'Microsoft 365',
      adminCenter: 'Microsoft 365 admin center',
      partnerCenter: 'Partner Center',
    },
    da: {
      service: 'Office 365',
      suite: 'Microsoft 365',
      adminCenter: 'Microsoft 365 Administration',
      partnerCenter: 'Partnercenter',
    },
    zh: {
      service: 'Office 365',
      suite: 'Microsoft 365',
      adminCenter: 'Microsoft 365 管理中心',
      partnerCenter: '合作伙伴中心',
    },
  },
  hosts: {
    adminCenter: 'https://admin.microsoft.com',
    partnerCenter: 'https://partner.microsoft.com',
    portal: 'https://portal.azure.com',
    signIn: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
  },
  tenantDomain: 'onmandate.example',
  defaultLanguage: 'en',
  languages: ['en', 'da', 'zh'],
  languageTags: { en: 'en', da: 'da', zh: 'zh-CN' },
  features: { granularRelationships: true },
  certificationNote: 'common.cloud.certification',
  registrations: [],
}

/** What this cloud sells. Apart from `cloud`, so that no page carries it: the server tells what is needed. */
export const catalogue: readonly CatalogueProduct[] = [
  {
    id: 'mail',
    names: {
      en: 'Mail and calendar for Office 365',
      da: 'Mail og kalender til Office 365',
      zh: 'Office 365 邮件和日历',
    },
    trialDays: 30,
    trialLicenses: 25,
    billing: ['monthly', 'yearly'],
  },
  {
    id: 'documents',
    names: {
      en: 'Documents and sharing for Office 365',
      da: 'Dokumenter og deling til Office 365',
      zh: 'Office 365 文档和共享',
    },
    trialDays: 30,
    trialLicenses: 25,
    billing: ['monthly', 'yearly'],
  },
  {
    id: 'suite',
    names: {
      en: 'Work suite for Microsoft 365',
      da: 'Arbejdspakke til Microsoft 365',
      zh: 'Microsoft 365 办公套件',
    },
    trialDays: 30,
    trialLicenses: 25,
    billing: ['monthly', 'yearly'],
  },
  {
    id: 'protection',
    names: {
      en: 'Account protection for Microsoft 365',
      da: 'Kontobeskyttelse til Microsoft 365',
      zh: 'Microsoft 365 帐户保护',
    },
    trialDays: null,
    trialLicenses: 0,
    billing: ['yearly'],
  },
]
