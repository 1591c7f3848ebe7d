import type { SoldProduct } from '../../src/backend/contract.ts'

/** What the backend in memory lets a partner offer: one that can be tried, one that can't. */
export const fakeProducts: SoldProduct[] = [
  {
    id: 'mail',
    names: { en: 'Mail for all', da: 'Mail til alle', zh: '全员邮件' },
    trialDays: 30,
    trialLicenses: 25,
    billing: ['monthly', 'yearly'],
  },
  {
    id: 'protection',
    names: { en: 'Protection', da: 'Beskyttelse', zh: '保护' },
    trialDays: null,
    trialLicenses: 0,
    billing: ['yearly'],
  },
]
