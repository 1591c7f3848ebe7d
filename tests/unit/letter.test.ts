import { describe, expect, it } from 'vitest'
import { escapeHtml, renderLetter, type LetterContent } from '../../server/mail/letter.ts'
import { languages } from '../../src/lib/languages.ts'

const content: LetterContent = {
  partner: 'Nordlys <b>IT</b> & "co"',
  partnerDomain: 'nordlys.example',
  kind: 'delegated-administration',
  role: 'full',
  order: null,
  durationDays: 30,
  expiresAt: '2026-12-24T10:00:00.000Z',
  message: 'Hello {name} @:letter.how | two\n<script>alert(1)</script>',
  terms: "Line one\nLine 'two' <i>",
  version: 3,
  versionDate: '2026-11-20T09:00:00.000Z',
  url: 'https://mandate.example/o/gabc?x=1&y=2',
}

describe.each(languages)('the text of an offer in %s', (language) => {
  const letter = renderLetter(language, content)

  it('says who, how long, until when, the terms and the link', () => {
    for (const part of [
      'Nordlys <b>IT</b> & "co"',
      'nordlys.example',
      '30',
      '24',
      '2026',
      content.url,
      content.terms,
    ]) {
      expect(letter.plain).toContain(part)
    }
    expect(letter.subject).not.toContain('Nordlys')
    expect(letter.plain.endsWith('\n')).toBe(true)
  })

  it('shows what people wrote as they wrote it, and leaves no placeholder of its own', () => {
    expect(letter.plain).toContain(content.message)
    const plain = renderLetter(language, { ...content, message: '' })
    expect(plain.plain).not.toMatch(/[{}]|undefined|null|NaN/)
    expect(plain.html).not.toMatch(/[{}]|undefined|null|NaN/)
  })

  it('has no markup in HTML but its own', () => {
    expect(letter.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(letter.html).toContain('Nordlys &lt;b&gt;IT&lt;/b&gt; &amp; &quot;co&quot;')
    expect(letter.html).toContain('href="https://mandate.example/o/gabc?x=1&amp;y=2"')
    expect([...new Set(letter.html.match(/<\/?[a-z0-9]+/g))].sort()).toEqual([
      '</a',
      '</h2',
      '</p',
      '<a',
      '<br',
      '<h2',
      '<p',
    ])
  })

  it('leaves out what there is not', () => {
    const open = renderLetter(language, {
      ...content,
      durationDays: null,
      expiresAt: null,
      message: '',
      role: 'limited',
    })
    expect(open.plain).not.toContain('24')
    expect(open.plain).not.toContain('30')
    expect(open.plain).not.toBe(letter.plain)
    expect(open.plain).not.toMatch(/\n{3}/)
  })
})

it('is another in each language', () => {
  expect(new Set(languages.map((language) => renderLetter(language, content).subject)).size).toBe(languages.length)
})

it('escapes every sign that HTML reads', () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
  )
})

describe.each(languages)('the text of a trial or a purchase in %s', (language) => {
  const product = { id: 'mail', names: { en: 'Mail', da: 'Post', zh: '邮件' } }
  const trial: LetterContent = {
    ...content,
    kind: 'trial',
    durationDays: null,
    order: { items: [{ product, licenses: 12 }], trialDays: 45, billing: null, usageCountry: 'DK' },
  }
  const purchase: LetterContent = {
    ...content,
    kind: 'purchase',
    durationDays: null,
    order: { items: [{ product, licenses: 12 }], trialDays: null, billing: 'yearly', usageCountry: null },
  }

  it('says what is offered', () => {
    const { plain } = renderLetter(language, trial)
    for (const part of [product.names[language], '12', '45']) expect(plain).toContain(part)
    expect(renderLetter(language, purchase).plain).not.toContain('45')
    const subjects = [content, trial, purchase].map((one) => renderLetter(language, one).subject)
    expect(new Set(subjects).size).toBe(3)
    expect(plain).not.toMatch(/undefined|null|NaN/)
  })

  it('says whether access is asked for', () => {
    const texts = (['full', 'limited', null] as const).map((role) => renderLetter(language, { ...trial, role }).plain)
    expect(new Set(texts).size).toBe(3)
    // Without it there is nothing that could last.
    expect(texts[2]?.length).toBeLessThan(texts[1]?.length ?? 0)
  })
})
