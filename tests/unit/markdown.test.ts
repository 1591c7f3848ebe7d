import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../src/build/help/source.ts'
import { articleText, rendered } from '../support/helpSite.ts'

const file = 'locales/en/help/assign-permissions.md'

describe('the head of an article', () => {
  it.each([
    ['title', null],
    ['summary', `"${'x'.repeat(161)}"`],
    ['changed', '22/11/2026'],
    ['audience', 'everybody'],
    ['related', '[no-such-article]'],
    ['journeys', null],
    ['translation', 'automatic'],
  ])('is refused for its %s, by the names of file and field', (field, value) => {
    const read = (): unknown => parseArticle(articleText('', { [field]: value }), 'en', 'assign-permissions')
    expect(read).toThrow(file)
    expect(read).toThrow(field)
  })

  it('is refused for a field that nobody knows', () => {
    const read = (): unknown => parseArticle(articleText('', { sumary: 'x' }), 'en', 'assign-permissions')
    expect(read).toThrow(`${file} (sumary)`)
  })

  it('of a translation says what it follows and whether it was reviewed', () => {
    const read = (): unknown => parseArticle(articleText('', { translation: 'machine' }), 'da', 'assign-permissions')
    expect(read).toThrow('locales/da/help/assign-permissions.md (follows, reviewed)')
  })

  it.each(['journeys', 'appliesTo'])('is refused for %s that are not there', async (field) => {
    await expect(rendered('', { fields: { [field]: '[nowhere]' } })).rejects.toThrow(`${file} (${field})`)
  })
})

describe('the text of an article', () => {
  it.each([
    ['an unknown word of the product', 'Choose {ui:partner.noSuchButton}.', 'partner.noSuchButton'],
    ['a message with parameters', 'Choose {ui:ui.step}.', 'ui.step'],
    ['an unknown product', 'In {product:office}.', 'office'],
    ['a dead link to an article', 'See [this](article:no-such-article).', 'no-such-article'],
    ['a page that needs more than its name', 'See [this](page:offerDetails).', 'offerDetails'],
    ['an unknown host of the cloud', 'See [this](cloud:nowhere).', 'nowhere'],
    ['a link to anywhere else', 'See [this](https://example.com/).', 'example.com'],
    ['HTML', 'A <b>bold</b> word.', 'HTML'],
    ['HTML on a line of its own', '<div>', 'HTML'],
    ['an unknown journey', '<JourneySteps of="fly" />', 'fly'],
    ['a block that is never closed', '::: note\nText.', 'closed'],
    ['an unknown kind of block', '::: tip\nText.\n:::', 'tip'],
    ['an unknown cloud', '::: cloud mars\nText.\n:::', 'mars'],
    ['a heading of the first level', '# Title', 'title'],
    ['a section without an id', '## Section', 'id'],
  ])('is refused for %s, by file and line', async (_what, body, named) => {
    const problem = await rendered(`First line.\n\n${body}`).catch((error: unknown) => String(error))
    expect(problem).toContain(`${file}:15`)
    expect(problem).toContain(named)
  })

  it('holds what belongs to its cloud alone', async () => {
    const body = '::: cloud global\nOne.\n:::\n\n:::: cloud 21vianet\n::: note\nTwo.\n:::\n::::\n'
    const [here, there] = [await rendered(body), await rendered(body, { cloud: '21vianet' })]
    expect(here.html).toContain('One.')
    expect(here.html).not.toContain('Two.')
    expect(there.html).not.toContain('One.')
    expect(there.html).toMatch(
      /<div class="note note--note">\s*<p class="note__title">Note<\/p>\s*<p>Two\.<\/p>\s*<\/div>/,
    )
  })

  it('prints the words of the product, and links by name', async () => {
    const { html, headings } = await rendered(
      '## Roles in {product:service} {#roles}\n\n{ui:access.role.full.name}: [roles](article:about-admin-roles#limited), [yours](page:partners), [there](cloud:adminCenter).',
      { language: 'en' },
    )
    expect(headings).toEqual([{ level: 2, id: 'roles', text: 'Roles in Office 365' }])
    expect(html).toContain('<strong>Full administration</strong>')
    expect(html).toContain('href="/en/help/about-admin-roles/#limited"')
    expect(html).toContain('href="/en/customer/partners"')
    expect(html).toContain('href="https://admin.microsoft.com"')
  })

  it('sets names of products into Chinese with a space before Latin letters alone', async () => {
    const fields = { translation: 'machine', follows: '2026-11-22', reviewed: 'false' }
    const body = '在 {product:adminCenter} 中，在{product:service}中。'
    expect((await rendered(body, { language: 'zh', fields })).html).toContain(
      '在 Microsoft 365 管理中心中，在 Office 365 中。',
    )
    expect((await rendered(body, { language: 'zh', cloud: '21vianet', fields })).html).toContain(
      '在由世纪互联运营的 Office 365 管理中心中，在由世纪互联运营的 Office 365 中。',
    )
  })

  it('says what each head of a table is the head of', async () => {
    const { html } = await rendered('## Roles {#roles}\n\n| | Full |\n| --- | --- |\n| Users | Yes |')
    expect(html).toContain('<div class="scroll" role="region" tabindex="0" aria-labelledby="roles">')
    expect(html.replace(/\s*\n\s*/g, '')).toContain(
      '<tr role="row"><td role="cell"></td><th role="columnheader" scope="col">Full</th></tr></thead><tbody role="rowgroup"><tr role="row"><th role="rowheader" scope="row">Users</th><td role="cell" data-label="Full">Yes</td></tr>',
    )
  })
})
