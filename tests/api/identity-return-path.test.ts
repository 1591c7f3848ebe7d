import { expect, test } from 'vitest'
import { ownReturnPath } from '../../server/identity/return-path.ts'

const good = [
  '/en',
  '/da/',
  '/zh/customer/partners',
  '/en/offers/gabc234/authorize/check',
  '/en/partner/clients?search=Sm%C3%B8rrebr%C3%B8d&after=abc',
  '/da/help/article/#step-2',
  '/en/partner/offers/new/terms?draft=1#top',
  '/en/customer/partners?return=/en/x',
]

test.each(good)('%s is our own', (path) => {
  expect(ownReturnPath(path)).toBe(path)
})

/** Ways to write another site’s address, or to make a browser, a proxy or a parser read one. */
const hosts = [
  'evil.example',
  'evil.example/en',
  '@evil.example',
  'evil.example:80',
  '127.0.0.1',
  'evil。example',
  'xn--evil.example',
]
const starts = [
  '//',
  '///',
  '////',
  '\\\\',
  '/\\',
  '\\/',
  '/\\/',
  '//\\',
  '/ /',
  '/\t/',
  '/\n/',
  '/\r\n/',
  '\t//',
  ' //',
  '\u0000//',
  '/%2f',
  '/%2F%2f',
  '/%5c',
  '/%5C%5c',
  '%2f%2f',
  '/%09/',
  '/%0a/',
  '/%00/',
  '/./',
  '/../',
  '/.//',
  '/en//',
  '/en/..//',
  '/en/../',
  '/en/./',
  '/en/%2e%2e/',
  '/en/%2e/',
  '/en/.%2e/',
  '/en\\',
  '/en/\\',
  '/en/%5c',
  '/en%2f',
  '/en/%252f',
  '/en/%250a',
  'http://',
  'https://',
  'HTTPS://',
  'https:/',
  'https:',
  'http:\\\\',
  'ftp://',
  'javascript:',
  'data:text/html,',
  'blob:',
  'vbscript:',
  '/auth/sign-in?return=',
  '/api/',
  '/id/',
  '/o/',
  'en/',
  '',
  '?',
  '#',
  '.',
  '..',
  '/',
  '/enx/',
  '/EN/',
  '/fr/',
  '/en:',
  '／／',
  '⁄⁄',
  '/\u2028/',
  '/\u00a0/',
  '/\u200b/',
  '/\u202e/',
]
const crooked = [
  ...starts.flatMap((start) => hosts.slice(0, 3).map((host) => start + host)),
  ...hosts.map((host) => `//${host}`),
  '/en/\u0000',
  '/en/\u0007',
  '/en/ x',
  '/en/<script>',
  '/en/"',
  '/en/x\r\nset-cookie: a=b',
  '/en/%',
  '/en/%1',
  '/en/%zz',
  '/en/%0d%0aset-cookie:a',
  '/en/%7f',
  '/en/%1f',
  '/en/ø',
  `/en/${'x'.repeat(2000)}`,
  '/en/x?%',
  '/en/x#%g0',
  '/en/{x}',
  '/en/|',
  '/en/^',
  '/en/`',
  '/en?\\',
  '/en#\\',
]

test('there are more than 200 tricks here', () => {
  expect(new Set(crooked).size).toBeGreaterThan(200)
})

test('no trick comes through', () => {
  expect(crooked.filter((path) => ownReturnPath(path) !== undefined)).toEqual([])
  expect(ownReturnPath(null)).toBeUndefined()
  expect(ownReturnPath(undefined)).toBeUndefined()
})
