import { expect, it } from 'vitest'
import { languages } from '../../../src/lib/languages.ts'
import { say } from '../../support/say.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { operatorSession } from '../../support/fakeWorld.ts'
import { openApp } from '../support/openApp.ts'

const titles = { en: 'Assign permissions', da: 'Tildel tilladelser', zh: '分配权限' }

it.each(languages)('shows authors, in %s, how readers answered under each article, by its title', async (language) => {
  const backend = fakeBackend((world) => {
    world.session = operatorSession
    world.articleFeedback = {
      counts: [
        { article: 'assign-permissions', language: 'zh', answers: 8, helpful: 5 },
        { article: 'given-up', language: 'en', answers: 1, helpful: 0 },
      ],
      texts: [
        {
          id: 'a1',
          article: 'assign-permissions',
          language: 'zh',
          helpful: false,
          text: '少了一步。',
          at: '2026-11-20T10:00:00Z',
        },
      ],
    }
  })
  const app = await openApp(`/${language}/operator/article-feedback`, backend)
  const row = app.get('tbody tr')
  expect(row.textContent).toContain(titles[language])
  expect(row.textContent).toContain(say(language, 'help.authors.share', { helpful: 5, answers: 8 }))
  // The article opens in the language that its reader read.
  expect(app.get<HTMLAnchorElement>('tbody tr a').getAttribute('href')).toBe('/zh/help/assign-permissions/')
  expect(app.main.querySelectorAll('tbody tr a')).toHaveLength(1)
  expect(app.main.textContent).toContain('given-up')
  expect(app.get('[lang=zh-CN].article-answers__text, [lang=zh-Hans].article-answers__text').textContent).toBe(
    '少了一步。',
  )
})

it('says so when nobody has answered yet', async () => {
  const app = await openApp(
    '/en/operator/article-feedback',
    fakeBackend((world) => (world.session = operatorSession)),
  )
  expect(app.main.textContent).toContain(say('en', 'help.authors.empty'))
})
