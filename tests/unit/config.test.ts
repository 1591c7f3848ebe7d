import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, settings, settingsTable } from '../../server/node/config.ts'

function problems(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('settings', () => {
  test('none are needed: then it is a demo of the global cloud on the loopback', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'demo',
      cloud: 'global',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: 'data',
      databaseUrl: undefined,
      smtpUrl: undefined,
      outsideIssuer: undefined,
      registrations: {},
    })
  })

  test('the address follows the port', () => {
    expect(readConfig({ PORT: '4000' }).publicUrl).toBe('http://127.0.0.1:4000')
  })

  test('each is read', () => {
    const config = readConfig({
      MODE: 'production',
      CLOUD: '21vianet',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://mandate.example/',
      TRUST_PROXY: '1',
      DATABASE_URL: 'postgres://me:pw@db.example/mandate',
      SMTP_URL: 'smtp://mail.example:587',
      MAIL_FROM: 'Mandat på dansk <no-reply@mandate.example>',
      OIDC_ISSUER: 'https://login.example/tenant',
      OIDC_CLIENT_ID: 'me',
      OIDC_CLIENT_SECRET: 'secret',
      ICP_NUMBER: '京ICP备1号',
    })
    expect(config.publicUrl).toBe('https://mandate.example')
    expect(config.mailFrom).toEqual({ name: 'Mandat på dansk', address: 'no-reply@mandate.example' })
    expect(config.outsideIssuer?.url.href).toBe('https://login.example/tenant')
    expect(config.registrations).toEqual({ 'icp-number': '京ICP备1号' })
  })

  test.each([
    ['MODE', 'test'],
    ['CLOUD', 'mars'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['HOST', 'not a host'],
    ['HOST', '0.0.0.0'],
    ['PUBLIC_URL', 'mandate.example'],
    ['PUBLIC_URL', 'ftp://mandate.example'],
    ['PUBLIC_URL', 'http://mandate.example'],
    ['PUBLIC_URL', 'http://localhost.mandate.example'],
    ['PUBLIC_URL', 'https://mandate.example/below'],
    ['PUBLIC_URL', 'https://me:pw@mandate.example'],
    ['TRUST_PROXY', 'yes'],
    ['DATABASE_URL', 'mysql://x'],
    ['SMTP_URL', 'mail.example'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@b.example, c@d.example'],
    ['OIDC_ISSUER', 'http://login.example'],
  ] as const)('%s=%s is refused, by name, with an example', (name, value) => {
    const found = problems({
      [name]: value,
      OIDC_CLIENT_ID: 'x',
      MAIL_FROM: name === 'MAIL_FROM' ? value : 'a@b.example',
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${name} is .+: .+\\. Example: ${name}=.+`))
  })

  test('all problems come at once, and no secret is printed', () => {
    const found = problems({ CLOUD: 'mars', PORT: 'x', DATABASE_URL: 'mysql://me:hush@db' })
    expect(found).toHaveLength(3)
    expect(found.join()).not.toContain('hush')
  })

  test('what belongs together is asked for together', () => {
    expect(problems({ SMTP_URL: 'smtp://mail.example' })[0]).toContain('MAIL_FROM is not set')
    const outside = { OIDC_ISSUER: 'https://login.example' }
    expect(problems(outside).join()).toContain('OIDC_CLIENT_ID is not set')
    expect(problems({ ...outside, OIDC_CLIENT_ID: 'me' })[0]).toContain('demo people')
    expect(problems({ MODE: 'production' })[0]).toContain('PUBLIC_URL is not set')
    expect(problems({ MODE: 'production', PUBLIC_URL: 'https://a.example', WORLD: 'demo' })[0]).toContain(
      'WORLD is "demo"',
    )
  })

  test('demo people are for the loopback only, behind a proxy too', () => {
    expect(problems({ PUBLIC_URL: 'https://mandate.example' })[0]).toContain('everybody knows the passwords')
    expect(problems({ PUBLIC_URL: 'http://localhost:3000' })).toEqual([])
  })

  test('production refuses the secrets of the documentation', () => {
    const sample = settings.DATABASE_URL.example
    expect(problems({ MODE: 'production', PUBLIC_URL: 'https://a.example', DATABASE_URL: sample })[0]).toContain(
      'everybody knows',
    )
    expect(problems({ DATABASE_URL: sample })).toEqual([])
  })

  test('every example is a value that is taken', () => {
    for (const [name, setting] of Object.entries(settings))
      expect(() => setting.parse(setting.example), name).not.toThrow()
  })

  test('README has this table', () => {
    const readme = new URL('../../README.md', import.meta.url)
    const text = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
    const missing = cellsOf(settingsTable()).filter((row) => !cellsOf(text).includes(row))
    expect(missing).toEqual([])
  })
})

/** The rows of a Markdown table, without the spaces that align its columns. */
function cellsOf(markdown: string): string[] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .join('|'),
  )
}
