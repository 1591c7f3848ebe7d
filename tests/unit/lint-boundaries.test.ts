import { ESLint } from 'eslint'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'
import { describe, expect, it } from 'vitest'
import { boundaries } from '../../scripts/lint/boundaries.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

// The rule alone: it works on paths, so it can be asked about files that don't exist.
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts', '**/*.vue'],
      languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser, sourceType: 'module' } },
      plugins: { mandate: { rules: { boundaries } } },
      rules: { 'mandate/boundaries': 'error' },
    },
  ],
})
const asConfigured = new ESLint({ cwd: root })

async function refusals(file: string, code: string): Promise<string[]> {
  const text = file.endsWith('.vue')
    ? `<script setup lang="ts">\n${code}\n</script>\n<template><p /></template>\n`
    : `${code}\n`
  const [result] = await eslint.lintText(text, { filePath: root + file })
  return (result?.messages ?? []).map(({ messageId, message }) => messageId ?? message)
}

const refused: readonly (readonly [string, string, string])[] = [
  // lib and journeys stand on nothing.
  ['src/lib/dates.ts', "import { t } from '../i18n/t.ts'", 'room'],
  ['src/lib/dates.ts', "import { ref } from 'vue'", 'package'],
  ['src/journeys/sendOffer.ts', "import type { Offer } from '../backend/contract.ts'", 'room'],
  ['src/journeys/sendOffer.ts', "import { computed } from 'vue'", 'package'],
  ['src/clouds/global.ts', "import { t } from '../i18n/t.ts'", 'room'],
  ['src/i18n/t.ts', "import { cloud } from '#cloud'", 'room'],
  ['src/i18n/core/catalog.ts', "import { createI18n } from 'vue-i18n'", 'package'],
  ['src/i18n/core/catalog.ts', "import { install } from '../install.ts'", 'room'],
  ['src/i18n/problem.ts', "import { errorCodes } from '../backend/errors.ts'", 'typesOnly'],
  // The port and its drivers.
  ['src/backend/contract.ts', "import type { Wire } from './drivers/http/wire.ts'", 'room'],
  ['src/backend/drivers/http/offers.ts', "import { ref } from 'vue'", 'package'],
  ['src/backend/drivers/http/offers.ts', "import { page } from '../graph/paging.ts'", 'part'],
  ['src/backend/drivers/http/offers.ts', "import { useT } from '../../../i18n/t.ts'", 'room'],
  ['src/backend/session.ts', "import { wire } from './drivers/http/wire.ts'", 'room'],
  // Wire types stay in their driver.
  ['src/features/offers/queries.ts', "import type { Wire } from '../../backend/drivers/http/wire.ts'", 'room'],
  ['src/features/offers/queries.ts', "type A = import('../../backend/drivers/http/wire.ts').A", 'room'],
  // Features keep to themselves, and so do components.
  ['src/features/offers/queries.ts', "import { who } from '../account/who.ts'", 'part'],
  ['src/features/offers/queries.ts', "export { who } from '../account/who.ts'", 'part'],
  ['src/features/offers/queries.ts', "export * from '../account/who.ts'", 'part'],
  ['src/features/offers/queries.ts', "const a = await import('../account/who.ts')", 'part'],
  ['src/features/offers/queries.ts', "const a = import.meta.glob('../account/*.ts')", 'part'],
  ['src/features/offers/OfferText.vue', "import { useBackend } from '../../backend/registry.ts'", 'component'],
  ['src/app/App.vue', "import { useBackend } from '../backend/registry.ts'", 'component'],
  ['src/features/offers/queries.ts', "import { router } from '../../app/router/index.ts'", 'room'],
  ['src/ui/UiButton.vue', "import type { Offer } from '../backend/contract.ts'", 'room'],
  ['src/ui/UiButton.vue', "import OfferText from '../features/offers/OfferText.vue'", 'room'],
  ['src/pages/OffersPage.vue', "import { useSession } from '../backend/session.ts'", 'room'],
  ['src/pages/OffersPage.vue', "import App from '../app/App.vue'", 'room'],
  ['src/content/index.ts', "import { cloud } from '#cloud'", 'room'],
  ['src/build/messages.ts', "import App from '../app/App.vue'", 'room'],
  // Mocks: from main.ts only, and only when needed.
  ['src/main.ts', "import { start } from '../mocks/browser.ts'", 'loadOnly'],
  ['src/app/install/mocks.ts', "const { start } = await import('../../../mocks/browser.ts')", 'room'],
  ['mocks/http/handlers.ts', "import { errorOf } from '../../src/backend/contract.ts'", 'typesOnly'],
  ['mocks/http/handlers.ts', "import { App } from '../../src/app/App.vue'", 'room'],
  ['mocks/http/handlers.ts', "import { readFileSync } from 'node:fs'", 'package'],
  // The browser's code and Node's.
  ['src/app/install/index.ts', "import { readFileSync } from 'node:fs'", 'package'],
  ['src/app/install/index.ts', "import path from 'path'", 'package'],
  ['src/features/offers/queries.ts', "import { http } from 'msw'", 'package'],
  ['src/app/install/index.ts', "import { rules } from '../../../server/services/rules.ts'", 'room'],
  ['server/services/offers.ts', "import type { Offer } from '../../src/backend/contract.ts'", 'room'],
  ['server/services/offers.ts', "import { useT } from '../../src/i18n/t.ts'", 'room'],
  ['server/services/offers.ts', "import { open } from '../store/node.ts'", 'room'],
  ['server/services/offers.ts', "import type { Provider } from '../identity/provider.ts'", 'room'],
  ['server/app.ts', "import { createHash } from 'node:crypto'", 'package'],
  ['server/app.ts', "import { serve } from '@hono/node-server'", 'package'],
  ['server/app.ts', "import { type Pool } from 'pg'", 'package'],
  ['server/app.ts', "import { http } from 'msw'", 'package'],
  ['server/routes/offers.ts', "import { hash } from '@node-rs/argon2'", 'package'],
  ['server/services/offers.ts', "import pg from 'pg'", 'package'],
  ['server/store/offers.ts', "import Database from 'better-sqlite3'", 'package'],
  ['server/mail/render.ts', "import { createTransport } from 'nodemailer'", 'package'],
  ['server/worlds/empty.ts', "import { z } from 'zod'", 'package'],
  ['server/worlds/empty.ts', "import { now } from '../services/clock.ts'", 'typesOnly'],
  // Paths that say all.
  ['src/features/offers/queries.ts', "import { thing } from './thing'", 'extension'],
  ['src/features/offers/queries.ts', "import { thing } from '#elsewhere'", 'alias'],
  ['src/misc/thing.ts', 'export const thing = 1', 'homeless'],
]

const allowed: readonly (readonly [string, string])[] = [
  ['src/features/offers/queries.ts', "import { useBackend } from '../../backend/registry.ts'"],
  ['src/features/offers/OfferText.vue', "import type { Offer } from '../../backend/contract.ts'"],
  ['src/features/offers/OfferText.vue', "import UiButton from '../../ui/UiButton.vue'"],
  ['src/features/offers/OfferText.vue', "import { cloud } from '#cloud'"],
  ['src/pages/OffersPage.vue', "import OfferList from '../features/offers/OfferList.vue'"],
  ['src/app/install/index.ts', "import { http } from '../../backend/drivers/http/index.ts'"],
  ['src/main.ts', "const { start } = await import('../mocks/browser.ts')"],
  ['src/backend/drivers/http/offers.ts', "import type { Offer } from '../../contract.ts'"],
  ['src/backend/drivers/http/offers.ts', "import type { paths } from './wire.d.ts'"],
  ['src/i18n/catalogs.ts', "import en from '../../locales/en/messages/ui.json' with { type: 'json' }"],
  ['src/i18n/problem.ts', "import type { ErrorCode } from '../backend/errors.ts'"],
  ['src/build/messages.ts', "import { readFileSync } from 'node:fs'"],
  ['mocks/http/handlers.ts', "import { createApp } from '../../server/app.ts'"],
  ['mocks/http/handlers.ts', "import { http } from 'msw'"],
  ['server/app.ts', "import { Hono } from 'hono'"],
  ['server/app.ts', "import type { Pool } from 'pg'"],
  ['server/services/mail.ts', "import { translate } from '../../src/i18n/core.ts'"],
  ['server/services/mail.ts', "import { renderLetter } from '../mail/letter.ts'"],
  ['server/mail/smtp.ts', "import { createTransport } from 'nodemailer'"],
  ['server/store/node/sqlite.ts', "import Database from 'better-sqlite3'"],
  ['server/main.ts', "import { provider } from './identity/provider.ts'"],
  ['server/main.ts', "import '../scripts/require-node.mjs'"],
  ['server/worlds/empty.ts', "import type { World } from './types.ts'"],
  ['tests/api/offers.test.ts', "import { createApp } from '../../server/app.ts'"],
]

describe('who may import whom', () => {
  it.each(refused)('%s refuses %s (%s)', async (file, code, why) => {
    expect(await refusals(file, code)).toEqual([why])
  })

  it.each(allowed)('%s may %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([])
  })

  it.each(['src/main.ts', 'src/lib/x.ts', 'src/ui/X.vue', 'mocks/x.ts', 'server/app.ts', 'server/node/x.ts'])(
    'is asked in %s',
    async (file) => {
      const config: { rules: Record<string, unknown> } = await asConfigured.calculateConfigForFile(root + file)
      expect(config.rules['mandate/boundaries']).toEqual([2])
    },
  )

  it('keeps what only Node knows out of code that also runs in a browser', async () => {
    const rule = async (file: string): Promise<unknown> => {
      const config: { rules: Record<string, unknown> } = await asConfigured.calculateConfigForFile(root + file)
      return config.rules['no-restricted-globals']
    }
    for (const file of ['server/app.ts', 'server/services/x.ts', 'server/mail/render.ts', 'src/lib/x.ts']) {
      expect(await rule(file), file).toContainEqual(expect.objectContaining({ name: 'process' }))
    }
    for (const file of ['server/main.ts', 'server/node/x.ts', 'server/mail/smtp.ts', 'src/build/x.ts']) {
      expect(await rule(file), file).toBeUndefined()
    }
  })
})
