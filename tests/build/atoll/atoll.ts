import type { Cloud, ProductNames } from '../../../src/clouds/types.ts'

const products: ProductNames = {
  service: 'Lagoon Office',
  suite: 'Lagoon Suite',
  adminCenter: 'Lagoon admin center',
  partnerCenter: 'Lagoon Partner Center',
}

/** A cloud that does not exist: one file, and the overlays beside it. */
export const cloud: Cloud = {
  id: 'atoll',
  tokenLetter: 'a',
  brand: 'Mandate Atoll',
  products: { en: products, da: products, zh: products },
  hosts: {
    adminCenter: 'https://admin.atoll.example',
    partnerCenter: 'https://partner.atoll.example',
    portal: 'https://portal.atoll.example',
    signIn: 'https://sign-in.atoll.example',
    graph: 'https://graph.atoll.example',
  },
  tenantDomain: 'onatoll.example',
  defaultLanguage: 'da',
  languages: ['da', 'en', 'zh'],
  languageTags: { en: 'en', da: 'da', zh: 'zh-CN' },
  features: { granularRelationships: false },
  certificationNote: 'common.cloud.certification',
  registrations: [],
}
