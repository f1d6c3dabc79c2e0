import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

const lib = './src/lib'

// Who may import whom: each folder of src/lib, and the folders whose code it may use.
/** @type {Record<string, string[]>} */
const mayUse = {
  math: [],
  text: [],
  sampling: ['math'],
  engine: ['text', 'math'],
  dialects: ['sampling'],
  state: ['sampling', 'text', 'engine', 'math'],
  charts: ['math', 'sampling', 'text'],
  messages: [],
  ui: ['styles'],
  widgets: [
    'math',
    'sampling',
    'text',
    'engine',
    'dialects',
    'state',
    'charts',
    'messages',
    'ui',
    'styles',
  ],
}
const folders = [...Object.keys(mayUse), 'styles']

const zones = Object.entries(mayUse)
  .filter(([, allowed]) => allowed.length < folders.length - 1)
  .map(([folder, allowed]) => ({
    target: `${lib}/${folder}`,
    from: [...folders.filter((other) => other !== folder && !allowed.includes(other))].map(
      (other) => `${lib}/${other}`,
    ),
    message: `${folder}/ may import ${allowed.join(', ') || 'nothing'} only (docs/architecture.md).`,
  }))

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'node_modules/',
      'static/',
      'kernel/',
      'tests/golden/',
      'tests/bench/peers/',
    ],
  },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.js', '.mjs', '.svelte'] }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/extensions': ['.ts', '.js', '.mjs'],
    },
    rules: {
      'no-undef': 'off',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...zones,
            {
              target: lib,
              from: ['./src/routes', './src/lessons'],
              message: 'The library knows nothing of its routes and lessons.',
            },
          ],
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Randomness is state: use uAt(seed, step, attempt).',
        },
      ],
      'svelte/no-at-html-tags': 'error',
      // Addresses are resolved in the views, which the rule does not follow.
      'svelte/no-navigation-without-resolve': 'off',
      // Maps and sets in state are never changed, only replaced.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] },
    },
  },
  {
    // Only model.ts instantiates the kernel; everything else speaks to the Engine interface.
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    ignores: ['src/lib/engine/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='WebAssembly']",
          message: 'Only engine/llama/model.ts instantiates the kernel.',
        },
      ],
    },
  },
)
