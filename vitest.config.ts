import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { chosenCloud, sourcePlugins } from './src/build/plugins.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** The tests in some folders of `tests/`. */
function project(
  name: string,
  folders: readonly string[],
  more: NonNullable<TestProjectInlineConfiguration['test']> = {},
): TestProjectInlineConfiguration {
  const include = folders.map((folder) => `tests/${folder}/**/*.test.ts`)
  return {
    // The source as the site's build understands it: its messages, its components, its cloud.
    plugins: [sourcePlugins(root, chosenCloud())],
    test: { name, include, environment: 'node', ...more },
  }
}

export default defineConfig({
  test: {
    // Two cores are what a small build machine has; more workers than cores only make time-outs.
    maxWorkers: 2,
    reporters: ['default', './tests/support/tally-vitest.ts'],
    projects: [
      // Some try thousands of inputs, which a busy machine takes longer for.
      project('unit', ['unit'], { testTimeout: 30_000 }),
      project('contract', ['contract']),
      project('locales', ['locales']),
      project('component', ['component'], { environment: './tests/support/domEnvironment.ts', testTimeout: 15_000 }),
      // On SQLite always, and on PostgreSQL too when TEST_DATABASE_URL names one, as `npm test` has it.
      project('api', ['api', 'conformance'], { testTimeout: 20_000, hookTimeout: 30_000 }),
      // Looks at what `npm run build` made.
      project('build', ['build'], { testTimeout: 20_000 }),
    ],
  },
})
