import type { CatalogueProduct, Cloud } from './types.ts'

/** The sovereign cloud that 21Vianet operates in China. */
export const cloud: Cloud = {
  id: '21vianet',
  tokenLetter: 'c',
  brand: 'Mandate',
  products: {
    en: {
      service: 'Office 365 operated by 21Vianet',
      suite: 'Microsoft 365 operated by 21Vianet',
      adminCenter: 'admin center (21Vianet)',
      partnerCenter: 'Partner Center operated by 21Vianet',
    },
    da: {
      service: 'Office 365, der drives af 21Vianet',
      suite: 'Microsoft 365, der drives af 21Vianet',
      adminCenter: 'Administration for Office 365, der drives af 21Vianet',
      partnerCenter: 'Partnercenter, der drives af 21Vianet',
    },
    zh: {
      service: '由世纪互联运营的 Office 365',
      suite: '由世纪互联运营的 Microsoft 365',
      adminCenter: '由世纪互联运营的 Office 365 管理中心',
      partnerCenter: '由世纪互联运营的合作伙伴中心',
    },
  },
  hosts: {
    adminCenter: 'https://portal.partner.microsoftonline.cn',
    partnerCenter: 'https://partner.partnercenter.microsoftonline.cn',
    portal: 'https://portal.azure.cn',
    signIn: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
  tenantDomain: 'onmandate-cn.example',
  defaultLanguage: 'zh',
  languages: ['zh', 'en', 'da'],
  languageTags: { en: 'en', da: 'da', zh: 'zh-CN' },
  features: { granularRelationships: false },
  certificationNote: 'common.cloud.certification',
  registrations: [
    { setting: 'icp-number', registerUrl: 'https://beian.miit.gov.cn' },
    { setting: 'psb-number', registerUrl: 'https://beian.mps.gov.cn' },
  ],
}

/** What this cloud sells. Apart from `cloud`, so that no page carries it: the server tells what is needed. */
export const catalogue: readonly CatalogueProduct[] = [
  {
    id: 'mail',
    names: {
      en: 'Mail and calendar for Office 365 operated by 21Vianet',
      da: 'Mail og kalender til Office 365, der drives af 21Vianet',
      zh: '由世纪互联运营的 Office 365 邮件和日历',
    },
    trialDays: 30,
    trialLicenses: 25,
    billing: ['monthly', 'yearly'],
  },
  {
    id: 'documents',
    names: {
      en: 'Documents and sharing for Office 365 operated by 21Vianet',
      da: 'Dokumenter og deling til Office 365, der drives af 21Vianet',
      zh: '由世纪互联运营的 Office 365 文档和共享',
    },
    trialDays: null,
    trialLicenses: 0,
    billing: ['yearly'],
  },
  {
    id: 'suite',
    names: {
      en: 'Work suite for Microsoft 365 operated by 21Vianet',
      da: 'Arbejdspakke til Microsoft 365, der drives af 21Vianet',
      zh: '由世纪互联运营的 Microsoft 365 办公套件',
    },
    trialDays: 30,
    trialLicenses: 25,
    billing: ['monthly', 'yearly'],
  },
]
