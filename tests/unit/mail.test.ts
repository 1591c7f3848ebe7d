import { describe, expect, it } from 'vitest'
import { asWord, renderMail, type MailContent } from '../../server/mail/render.ts'
import { languages } from '../../src/lib/languages.ts'

const publicUrl = 'https://mandate.example'

const facts = {
  person: 'Freja Lund',
  reference: 'ABCDE-FGHIJ',
  at: '2026-11-20T09:00:00.000Z',
  url: 'https://mandate.example/en/partner/clients',
}

/** An end comes by itself: nobody did it. */
const { person: _nobody, ...ending } = facts

const contents: readonly MailContent[] = [
  { kind: 'accepted', customer: 'Havblik', customerDomain: 'havblik.example', offer: 'Care', ...facts },
  {
    kind: 'declined',
    customer: 'Havblik',
    customerDomain: 'havblik.example',
    offer: 'Care',
    reason: 'Too dear',
    ...facts,
  },
  { kind: 'removed', customer: 'Havblik', partner: 'Nordlys', ...facts },
  { kind: 'removed-by-you', customer: 'Havblik', partner: 'Nordlys', ...facts },
  { kind: 'admin-password-reset', customer: 'Havblik', partner: 'Nordlys', target: 'Bo Holm', ...facts },
  { kind: 'changed', customer: 'Havblik', partner: 'Nordlys', role: 'limited', end: null, ...facts },
  { kind: 'changed-by-you', customer: 'Havblik', partner: 'Nordlys', role: 'full', end: facts.at, ...facts },
  { kind: 'ends-soon', customer: 'Havblik', partner: 'Nordlys', ...ending },
  { kind: 'your-access-ends-soon', customer: 'Havblik', partner: 'Nordlys', ...ending },
  { kind: 'ended', customer: 'Havblik', partner: 'Nordlys', ...ending },
  { kind: 'your-access-ended', customer: 'Havblik', partner: 'Nordlys', ...ending },
  ...(['trial-taken', 'purchase-taken', 'trial-started', 'purchase-made'] as const).map((kind) => ({
    kind,
    customer: 'Havblik',
    customerDomain: 'havblik.example',
    partner: 'Nordlys',
    partnerDomain: 'nordlys.example',
    offer: 'Care',
    items: [{ product: { id: 'mail', names: { en: 'Mail', da: 'Mail', zh: 'Mail' } }, licenses: 7 }],
    delegation: 'refused' as const,
    ...facts,
  })),
  {
    kind: 'order-declined',
    customer: 'Havblik',
    customerDomain: 'havblik.example',
    offer: 'Care',
    reason: 'Too dear',
    ...facts,
  },
  { kind: 'your-password-renewed', customer: 'Havblik', userName: 'freja@havblik.example', ...facts },
  { kind: 'admin-password-renewed', customer: 'Havblik', target: 'Bo Holm', ...facts },
  ...(['created', 'answered', 'closed', 'reopened'] as const).map((happened) => ({
    kind: `service-request-${happened}` as const,
    customer: 'Havblik',
    partner: 'Nordlys',
    request: 'Mail comes late',
    ...facts,
  })),
  ...(['answered', 'closed', 'reopened'] as const).map((happened) => ({
    kind: `client-request-${happened}` as const,
    customer: 'Havblik',
    ...facts,
  })),
  { kind: 'authorized', customer: 'Havblik', partner: 'Nordlys', partnerDomain: 'nordlys.example', ...facts },
  ...(['asked', 'reminded', 'request-authorized', 'request-ordered', 'request-declined'] as const).map((kind) => ({
    kind,
    customer: 'Havblik',
    partner: 'Nordlys',
    partnerDomain: 'nordlys.example',
    userName: 'mads@havblik.example',
    ...facts,
  })),
]

const cases = languages.flatMap((language) => contents.map((content) => ({ language, content, kind: content.kind })))

describe.each(cases)('the mail “$kind” in $language', ({ language, content }) => {
  const mail = renderMail(language, content, 'Lone Krag', publicUrl)

  it('names the reader, the company, the person and the link', () => {
    const person = 'person' in content ? [content.person] : []
    for (const part of ['Lone Krag', 'Havblik', ...person, content.url, '2026']) expect(mail.text).toContain(part)
    if ('reason' in content) expect(mail.text).toContain('Too dear')
    else if ('target' in content) expect(mail.text).toContain('Bo Holm')
    else if ('userName' in content && content.kind === 'your-password-renewed') {
      expect(mail.text.replaceAll('\u2060', '')).toContain('freja@havblik.example')
    } else if ('request' in content) expect(mail.text).toContain(`${language === 'da' ? '”' : '“'}Mail comes late”`)
    else if (/^(asked|reminded|request-)/.test(content.kind)) expect(mail.text).toContain('Nordlys')
    else expect(mail.text).toContain('ABCDE-FGHIJ')
  })

  it('says where mails are chosen, and which ones can’t be', () => {
    expect(mail.text).toContain(`${publicUrl}/${language}/account#mails`)
  })

  it('has no placeholder left, nor a name in its subject', () => {
    expect(mail.text).not.toMatch(/[{}]|undefined|null|NaN/)
    expect(mail.subject).not.toMatch(/[{}]|Havblik|Freja|Nordlys|Care|Mail comes/)
    expect(mail.subject).not.toContain('\n')
  })

  it('shows names as words, which no mail program makes a link of', () => {
    const bad = 'evil.example https://evil.example/x me@evil.example {url} @:footer'
    const hostile: MailContent = {
      ...content,
      ...('offer' in content ? { offer: bad } : {}),
      ...('person' in content ? { person: bad } : {}),
      customer: bad,
    } as MailContent
    const { text, subject } = renderMail(language, hostile, bad, publicUrl)
    const ours = text.replaceAll(content.url, '').replace(`${publicUrl}/${language}/account#mails`, '')
    expect(ours).not.toMatch(/https?:\/\/|evil\.example|me@evil/)
    // The reader still sees the name, and no message of ours was put into it.
    expect(ours.replaceAll('\u2060', '')).toContain(bad)
    expect(subject).toBe(mail.subject)
  })
})

describe('a name as a word', () => {
  it('stays as it is where nothing looks like a link', () => {
    for (const name of ['Nordlys IT ApS', 'Harbor & Finch Ltd.', '北辰云服务有限公司', 'A / B'])
      expect(asWord(name)).toBe(name)
  })

  it('has no line feeds', () => {
    expect(asWord('a\r\nBcc: b')).not.toMatch(/[\r\n]/)
  })
})

it('gives a reason its own paragraph only where there is one', () => {
  const declined = { kind: 'declined', customer: 'H', customerDomain: 'h.example', offer: 'O', ...facts } as const
  const without = renderMail('en', { ...declined, reason: '' }, 'L', publicUrl).text
  const withReason = renderMail('en', { ...declined, reason: 'No' }, 'L', publicUrl).text
  expect(withReason.split('\n\n').length).toBe(without.split('\n\n').length + 1)
})

it('says what was ordered, and what was answered about administration, in words for each side', () => {
  const order = contents.find((content) => content.kind === 'trial-taken')
  if (order?.kind !== 'trial-taken') throw new Error('There is no such mail')
  const said = (kind: 'trial-taken' | 'trial-started', delegation: 'granted' | 'refused' | 'not-asked'): string =>
    renderMail('en', { ...order, kind, delegation }, 'L', publicUrl).text
  expect(said('trial-taken', 'granted')).toContain('Mail: 7 licenses')
  const all = (['granted', 'refused', 'not-asked'] as const).flatMap((delegation) => [
    said('trial-taken', delegation),
    said('trial-started', delegation),
  ])
  expect(new Set(all).size).toBe(6)
})

it('tells a new organization’s admin how to sign in', () => {
  const mail = renderMail(
    'da',
    {
      kind: 'organization-created',
      customer: 'Lillevang',
      person: 'Bo',
      userName: 'bo@lillevang.onmandate.example',
      at: facts.at,
      url: facts.url,
    },
    'Bo',
    publicUrl,
  )
  expect(mail.text.replaceAll('\u2060', '')).toContain('bo@lillevang.onmandate.example')
  expect(mail.text).not.toMatch(/[{}]|undefined/)
})
