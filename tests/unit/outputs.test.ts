import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { emlOf, encodedWords } from '../../src/features/offers/outputs/eml.ts'
import { beginningOf, partsOf } from '../../src/features/offers/outputs/letterParts.ts'
import { mailtoOf } from '../../src/features/offers/outputs/mailto.ts'
import { qrCode, qrFile } from '../../src/features/offers/outputs/qrCode.ts'
import { letterSnippet, linkSnippet } from '../../src/features/offers/outputs/snippets.ts'
import { dayAfter, dayOf, endOfDay } from '../../src/features/offers/follow/days.ts'
import { renderLetter, type Letter } from '../../server/mail/letter.ts'
import { languages, type Language } from '../../src/lib/languages.ts'

const url = 'https://mandate.example/o/gabcdefgh'

function letterIn(language: Language, terms = 'Our terms\n\nin two paragraphs'): Letter & { language: Language } {
  return {
    language,
    ...renderLetter(language, {
      partner: 'Nordlys & Co <IT>',
      partnerDomain: 'nordlys.example',
      kind: 'delegated-administration',
      order: null,
      role: 'full',
      durationDays: 30,
      expiresAt: '2026-12-24T00:00:00.000Z',
      message: 'Kære læser — 你好',
      terms,
      version: 2,
      versionDate: '2026-11-20T00:00:00.000Z',
      url,
    }),
  }
}

describe('a mail file', () => {
  it.each(languages)('says in %s what the letter says, to whom it is for', async (language) => {
    const letter = letterIn(language)
    const text = emlOf(letter, language, { name: 'Åse “哈” Ærø, "A/S"', email: 'ase@havblik.example' })
    expect(/^[\x00-\x7f]*$/.test(text)).toBe(true)
    expect(text.split('\r\n').every((line) => line.length <= 78 && !line.includes('\n'))).toBe(true)
    const mail = await PostalMime.parse(text)
    expect(mail.subject).toBe(letter.subject)
    expect(mail.to).toEqual([{ name: 'Åse “哈” Ærø, "A/S"', address: 'ase@havblik.example' }])
    expect(mail.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(letter.plain.trimEnd())
    expect(mail.html?.replaceAll('\r\n', '\n')).toContain(letter.html)
    expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1')
  })

  it('takes no header from a name, and needs no recipient', async () => {
    const letter = letterIn('en')
    const mail = await PostalMime.parse(emlOf(letter, 'en', { name: 'a\r\nBcc: x@evil.example', email: 'a@b.example' }))
    expect(mail.bcc).toBeUndefined()
    expect(mail.to?.[0]?.address).toBe('a@b.example')
    expect((await PostalMime.parse(emlOf(letter, 'en', null))).to).toBeUndefined()
  })

  it('cuts no character in two', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), async (words) => {
        const subject = words
          .replace(/[\u0000-\u001f\u007f]/g, '')
          .replace(/\s+/g, ' ')
          .trim()
        if (subject === '') return
        const encoded = encodedWords(subject)
        expect(encoded.split('\r\n ').every((line) => line.length <= 75 || /^[\x20-\x7e]*$/.test(subject))).toBe(true)
        expect((await PostalMime.parse(`Subject: ${encoded}\r\n\r\nx`)).subject).toBe(subject)
      }),
      { numRuns: 100 },
    )
  })
})

describe('an address that opens a mail program', () => {
  it('holds the whole letter where there is room, and else what fits', () => {
    const whole = mailtoOf(letterIn('en', 'Short'), url, 'a+b@mail.example')
    expect(whole.holds).toBe('all')
    expect(whole.href).toMatch(/^mailto:a%2Bb@mail\.example\?subject=/)
    const body = new URLSearchParams(whole.href.split('?')[1]).get('body') ?? ''
    expect(body.replaceAll('\r\n', '\n')).toBe(letterIn('en', 'Short').plain)
    const long = mailtoOf(letterIn('en', 'x'.repeat(5000)), url, null)
    expect(long.holds).toBe('no-terms')
    expect(decodeURIComponent(long.href)).toContain(url)
    expect(long.href).not.toContain('xxxx')
    const chinese = mailtoOf({ ...letterIn('zh'), plain: `${'提议'.repeat(2000)}\n\n${url}\n\n` }, url, null)
    expect(chinese.holds).toBe('link')
    for (const { href } of [whole, long, chinese]) expect(href.length).toBeLessThanOrEqual(1900)
  })
})

describe('a letter taken apart', () => {
  it.each(languages)('keeps every word of it, in %s', (language) => {
    const letter = letterIn(language)
    const { before, after, termsTitle, terms } = partsOf(letter, url)
    expect([...before, url, ...after, termsTitle, terms].join('\n\n')).toBe(letter.plain.trimEnd())
    expect(terms).toBe('Our terms\n\nin two paragraphs')
    expect(after).toHaveLength(2)
  })

  it('is shortened between words, and not within a character', () => {
    expect(beginningOf('short', 10)).toEqual({ text: 'short', whole: true })
    expect(beginningOf('one two three four', 15).text).toBe('one two three …')
    expect(beginningOf('👩‍🔧'.repeat(20), 3).text.isWellFormed()).toBe(true)
  })
})

describe('what is put elsewhere', () => {
  it('is HTML that does nothing', () => {
    const letter = letterIn('en', '<script>alert(1)</script>')
    expect(letterSnippet(letter, 'en')).not.toContain('<script')
    expect(linkSnippet({ ...letter, subject: '<b>"x"' }, 'en', url)).toBe(
      `<a lang="en" href="${url}">&lt;b&gt;&quot;x&quot;</a>`,
    )
  })

  it('is a QR code with its quiet zone', () => {
    const code = qrCode(url)
    expect(code.size).toBeGreaterThan(29)
    expect(code.path).toMatch(/^M4 4h7v1h-7z/)
    expect(qrFile(code)).toContain(`viewBox="0 0 ${code.size} ${code.size}"`)
  })
})

describe('the day of a date field', () => {
  it('ends when it ends for the reader', () => {
    expect(endOfDay('2026-12-24')).toEqual(new Date(2026, 11, 24, 23, 59, 59, 999))
    for (const wrong of ['', '2026-02-30', '24.12.2026', '2026-13-01']) expect(endOfDay(wrong)).toBeNull()
    expect(dayOf(new Date(2026, 0, 5, 23))).toBe('2026-01-05')
    expect(dayAfter(1, new Date(2026, 11, 31))).toBe('2027-01-01')
  })
})
