import js from '@eslint/js'
import vueI18n from '@intlify/eslint-plugin-vue-i18n'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'
import { boundaries } from './scripts/lint/boundaries.js'

/** Files whose types the rules may ask for. Not components: each would have the types of all others made anew. */
const typed = ['{src,mocks,server,tests,bench,scripts}/**/*.ts']

/** Code that must run where there is no Node. */
const withoutNode = ['src/**/*.{ts,vue}', 'mocks/**/*.{ts,vue}', 'server/**/*.ts']
/** The parts of that which run in Node only, by the rooms in scripts/lint/rooms.js. */
const inNode = [
  'src/build/**',
  'mocks/**/node*',
  'mocks/**/node/**',
  'server/main.ts',
  'server/{node,identity,tools}/**',
  'server/store/node*',
  'server/store/node/**',
  'server/mail/!(render*)',
]

export default defineConfig(
  globalIgnores([
    'dist/',
    'data/',
    '.cache/',
    'coverage/',
    'screenshots/',
    '**/*.d.ts',
    'src/backend/drivers/http/wire.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  ts.configs.strict,
  // After TypeScript's, or the parser of templates is lost.
  vue.configs['flat/recommended'],
  accessibility.configs['flat/recommended'],

  {
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    rules: {
      // == null asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // What people type may hold control characters, and has to be cleaned of them.
      'no-control-regex': 'off',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-implicit-coercion': ['error', { boolean: true, number: true, string: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Kysely and Hono use {} for "nothing added".
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },

  // What the types tell.
  {
    files: typed,
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
    },
  },
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } }, rules: { 'no-undef': 'off' } },

  // Who may import whom.
  {
    files: ['src/**/*.{ts,vue}', 'mocks/**/*.{ts,vue}', 'server/**/*.ts'],
    plugins: { mandate: { rules: { boundaries } } },
    rules: { 'mandate/boundaries': 'error' },
  },
  {
    files: withoutNode,
    ignores: inNode,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'setImmediate'].map((name) => ({
          name,
          message: 'This code also runs in a browser.',
        })),
      ],
    },
  },
  // Only the server's edge speaks to whoever started it; all else hands over what it has to say.
  {
    files: ['src/**/*.{ts,vue}', 'server/**/*.ts'],
    ignores: ['src/build/**', 'server/tools/**', 'server/main.ts', 'server/node/**'],
    rules: { 'no-console': 'error' },
  },

  // Templates.
  {
    files: ['**/*.vue'],
    plugins: { '@intlify/vue-i18n': vueI18n },
    rules: {
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/component-name-in-template-casing': ['error', 'PascalCase', { registeredComponentsOnly: false }],
      'vue/define-macros-order': 'error',
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterLink', 'RouterView'] }],
      'vue/no-unused-refs': 'error',
      'vue/no-static-inline-styles': ['error', { allowBinding: false }],
      'vue/multi-word-component-names': 'off',
      // An optional prop without a default is undefined, and its type says so.
      'vue/require-default-prop': 'off',
      // These have a text of their own.
      'vuejs-accessibility/heading-has-content': ['error', { accessibleChildren: ['UiName', 'UiTime', 'RouterLink'] }],
      // In a dialog, the attribute is how the platform is told where focus goes.
      'vuejs-accessibility/no-autofocus': 'off',
      // A table laid out as cards on a phone loses its roles, unless they are written.
      'vuejs-accessibility/no-redundant-roles': [
        'error',
        {
          table: ['table'],
          thead: ['rowgroup'],
          tbody: ['rowgroup'],
          tr: ['row'],
          th: ['columnheader', 'rowheader'],
          td: ['cell'],
          ul: ['list'],
          ol: ['list'],
        },
      ],
      // A label that holds its control, or names it: either is heard.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // Every text that a person sees is a message.
      '@intlify/vue-i18n/no-raw-text': [
        'error',
        {
          attributes: { '/.+/': ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label'] },
          // Nor is punctuation: each language has its own.
          ignorePattern: '^[-–—·›←→/#&*…+×✓\\s\\d]+$',
        },
      ],
    },
  },
  // Layout is the formatter's business.
  { rules: vueLayoutRules() },

  // Scripts and configs run in Node as they are.
  {
    files: ['scripts/**', '**/*.mjs', '*.config.{js,ts}'],
    languageOptions: { globals: globals.node },
    rules: { '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }] },
  },
  { files: ['public/**/*.js'], languageOptions: { globals: globals.browser } },
)

function vueLayoutRules() {
  const off = vue.configs['no-layout-rules']?.rules ?? {}
  return Object.fromEntries(Object.keys(off).map((rule) => [rule, 'off']))
}
