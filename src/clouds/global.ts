import type { Cloud } from './types.ts'

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
  defaultLanguage: 'en',
  languages: ['en', 'da', 'zh'],
  languageTags: { en: 'en', da: 'da', zh: 'zh-CN' },
  features: { granularRelationships: true },
  certificationNote: 'common.cloud.certification',
  registrations: [],
}
