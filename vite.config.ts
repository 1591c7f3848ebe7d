import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { mocks } from './mocks/node/vite.ts'
import { loadCloud } from './src/build/cloud.ts'
import { help } from './src/build/help/plugin.ts'
import { layerOrder } from './src/build/layers.ts'
import { chosenCloud, sourcePlugins } from './src/build/plugins.ts'
import { shell } from './src/build/shell.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Without mocks their module is empty, so that none of their code can get in. */
function withoutMocks(): Plugin {
  const empty = '\0no-mocks'
  return {
    name: 'mandate:without-mocks',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('mocks/browser.ts') ? empty : undefined),
    load: (id) => (id === empty ? 'export {}' : undefined),
  }
}

export default defineConfig(async ({ command, mode }): Promise<UserConfig> => {
  const cloud = await loadCloud(root, chosenCloud())
  // Mocks answer for the server in development and in the static demo, and are part of no other build.
  const demo = command === 'build' && mode === 'demo'
  const mocked = demo || (command === 'serve' && process.env['VITE_MOCKS'] === '1')
  return {
    root,
    plugins: [
      mocked ? mocks(root, { demo }) : withoutMocks(),
      sourcePlugins(root, cloud.id),
      shell(root, cloud),
      layerOrder(root),
      help(root, cloud),
    ],
    // With other plugins other libraries are found, and what one finds is no good to the other.
    cacheDir: `.cache/vite/${cloud.id}${mocked ? '-mocked' : ''}`,
    // What tests, builds and the server write is none of the page's business.
    server: {
      host: '127.0.0.1',
      watch: { ignored: ['.cache', 'dist', 'data', 'tests'].map((name) => `${root}${name}/**`) },
    },
    preview: { host: '127.0.0.1' },
    define: {
      __MOCKS__: JSON.stringify(mocked),
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      outDir: demo ? `dist/demo${cloud.id === 'global' ? '' : `-${cloud.id}`}` : `dist/${cloud.id}`,
      emptyOutDir: true,
      manifest: true,
      // The content security policy allows no data: addresses and no inlined parts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          // The libraries of the frame, apart from the product's own code, which changes more often.
          codeSplitting: {
            groups: [
              { name: 'frame', test: /node_modules[\\/](@vue|vue|vue-router|pinia|@pinia)[\\/]/ },
              // What nearly every page shows, in one file: a file of its own for each costs more in names and in
              // compression than the few pages save that do without one of them.
              {
                name: 'kit',
                test: /\/src\/(ui\/(Ui(Page|Button|LinkButton|Skeleton|Notice|Name|SummaryList|Time|Field)\.vue|(page|later|describedBy)\.ts|state\/(ProblemPanel\.vue|names\.ts|useSignIn\.ts))|backend\/(read|session|command|registry|errors)\.ts|i18n\/problem\.ts|i18n\/core\/negotiate\.ts|content\/(articles|paths)\.ts|journeys\/(partnerNavigation|read)\.ts|backend\/contract\/words\.ts|backend\/drivers\/http\/request\.ts|lib\/storage\.ts)/,
              },
              // The same for what a journey asks with.
              {
                name: 'ask',
                test: /\/src\/ui\/(Ui(Checkbox|ErrorSummary|RadioCards|TextField)\.vue|choice\.css)/,
              },
            ],
          },
          chunkFileNames: ({ facadeModuleId, name }) => {
            const [, language, area] = /virtual:messages\/([a-z]+)\/([a-zA-Z-]+)$/.exec(facadeModuleId ?? '') ?? []
            // Every first load names all of them, and nothing compresses a hash: as short as the bundler can do.
            return language && area ? `assets/messages-${language}-${area}-[hash:7].js` : `assets/${name}-[hash].js`
          },
        },
      },
    },
  }
})
