import { describe, expect, it } from 'vitest'
import { cloudIds, cloudOfToken, clouds } from '../../src/clouds/all.ts'
import { languages } from '../../src/lib/languages.ts'
import { pathOf } from '../../src/lib/routes.ts'

describe.each(cloudIds)('the cloud %s', (id) => {
  const cloud = clouds[id]

  it('is filed under its own name', () => {
    expect(cloud.id).toBe(id)
  })

  it('is there in every language, its own first', () => {
    expect([...cloud.languages].sort()).toEqual([...languages].sort())
    expect(cloud.languages[0]).toBe(cloud.defaultLanguage)
  })

  it('names hosts as origins over https', () => {
    for (const host of Object.values(cloud.hosts)) expect(new URL(host).origin).toBe(host)
    for (const host of Object.values(cloud.hosts)) expect(host).toMatch(/^https:/)
  })
})

it('no two clouds share a host or the letter of their tokens', () => {
  const hosts = cloudIds.flatMap((id) => Object.values(clouds[id].hosts))
  expect(new Set(hosts).size).toBe(hosts.length)
  expect(new Set(cloudIds.map((id) => clouds[id].tokenLetter)).size).toBe(cloudIds.length)
})

it('all hosts of 21Vianet are in China', () => {
  for (const host of Object.values(clouds['21vianet'].hosts)) expect(host).toMatch(/\.cn$/)
})

it('a token is known by its letter', () => {
  expect(cloudOfToken('gAbC')?.id).toBe('global')
  expect(cloudOfToken('cAbC')?.id).toBe('21vianet')
  expect(cloudOfToken('xAbC')).toBeUndefined()
  expect(cloudOfToken('')).toBeUndefined()
})

describe('addresses of pages', () => {
  it('are made of the language, the path and what it needs', () => {
    expect(pathOf('da', 'home')).toBe('/da')
    expect(pathOf('zh', 'authorize', { token: 'g/1', step: 'check' })).toBe('/zh/offers/g%2F1/authorize/check')
    expect(pathOf('en', 'clients', undefined, { search: 'a b', after: undefined })).toBe(
      '/en/partner/clients?search=a+b',
    )
  })

  it('are never made without what they need', () => {
    expect(() => pathOf('en', 'client', { customerId: '' })).toThrow('customerId')
  })
})
