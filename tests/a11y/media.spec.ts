import { expect, type Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { axeFaults } from '../support/axe.ts'
import { tour as stops } from '../support/tour.ts'
import { test, type Look } from '../support/tour-fixture.ts'

const chinese: Look = { language: 'zh', theme: 'light', width: 768 }

/** All that is written in Chinese: messages, overlays and articles. */
function chineseTexts(): string {
  const folder = fileURLToPath(new URL('../../locales/zh/', import.meta.url))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(json|md)$/.test(file))
    .map((file) => readFileSync(`${folder}${file}`, 'utf8'))
    .join('')
}

/** Which of some characters a page shows as a box: they look as one that no font has. */
const missingGlyphs = (page: Page, characters: readonly string[]): Promise<string[]> =>
  page.evaluate((all) => {
    const size = 24
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = size + 8
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    if (!pen) throw new Error('There is no canvas')
    const { fontFamily } = getComputedStyle(document.body)
    const drawn = (character: string): string => {
      pen.font = `${size}px ${fontFamily}`
      pen.clearRect(0, 0, canvas.width, canvas.height)
      pen.fillText(character, 2, size)
      return pen
        .getImageData(0, 0, canvas.width, canvas.height)
        .data.filter((_value, index) => index % 4 === 3)
        .join()
    }
    // Two that will never be assigned.
    const boxes = new Set(['\u{10fffd}', '\u{effff}'].map(drawn))
    return all.filter((character) => boxes.has(drawn(character)))
  }, characters)

test('every character of the Chinese texts has a glyph', async ({ tour }) => {
  const stop = stops.find(({ name }) => name === 'home-signed-out')
  if (!stop) throw new Error('The tour has no home')
  const page = await tour.open(stop, chinese)
  const shown = await page.evaluate(() => document.body.innerText)
  const characters = [...new Set(`${chineseTexts()}${shown}`)].filter((one) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(one))
  const seen = await missingGlyphs(page, ['中', '\u{10fffd}'])
  expect(seen, 'a known character is drawn and an unknown one is not').toEqual(['\u{10fffd}'])
  expect(characters.length).toBeGreaterThan(500)
  expect(await missingGlyphs(page, characters)).toEqual([])
  await page.close()
})

for (const name of ['offer-signed-in', 'send-offer-errors', 'client-reset', 'partners', 'receipt', 'sign-in']) {
  const stop = stops.find((one) => one.name === name)
  test(`${name} in forced colours and in print`, async ({ tour }) => {
    if (!stop) throw new Error(`The tour has no stop ${name}`)
    const page = await tour.open(stop, { language: 'en', theme: 'light', width: 1280, forcedColors: true })
    expect.soft(await axeFaults(page)).toEqual([])
    // What can be pressed or filled in has an edge of its own, or is text that is a link.
    const edgeless = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '.ui-button, .button, .ui-input, input:not([type]), input[type=text], input[type=password]',
        ),
      ]
        .filter((element) => element.checkVisibility())
        .filter((element) => {
          const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(element)
          return (borderTopStyle === 'none' || borderTopWidth === '0px') && textDecorationLine === 'none'
        })
        .map((element) => `${element.localName}.${element.className}`),
    )
    expect.soft(edgeless).toEqual([])

    await page.emulateMedia({ media: 'print', forcedColors: 'none' })
    await page.setViewportSize({ width: 794, height: 1123 })
    await expect.soft(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible()
    for (const selector of ['.page-header nav', '.page-footer', '.skip-link']) {
      for (const part of await page.locator(selector).all()) await expect.soft(part).toBeHidden()
    }
    const { color, background } = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement)
      return { color: style.color, background: style.backgroundColor }
    })
    if (name !== 'sign-in')
      expect.soft({ color, background }).toEqual({ color: 'rgb(0, 0, 0)', background: 'rgb(255, 255, 255)' })
    // Paper is white, whatever was chosen for the screen.
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'))
    expect.soft(await axeFaults(page)).toEqual([])
    await page.close()
  })
}
