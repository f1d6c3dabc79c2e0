import { fileURLToPath } from 'node:url'
import adapter from '@sveltejs/adapter-static'
import { courseMarkdown } from './scripts/course/markdown.mjs'

const glossary = fileURLToPath(new URL('src/lessons/glossary.en.md', import.meta.url))

/** @type {import('@sveltejs/kit').Config} */
export default {
  extensions: ['.svelte', '.en.md'],
  preprocess: [courseMarkdown(glossary)],
  compilerOptions: {
    runes: true,
    // A wide formula of a chapter scrolls on a phone, which takes a focus.
    warningFilter: ({ code, filename }) =>
      !(code === 'a11y_no_noninteractive_tabindex' && filename?.endsWith('.en.md')),
  },
  kit: {
    adapter: adapter(),
    // Relative paths let the build be served from any sub-path of a plain static host.
    paths: { relative: true },
    prerender: {
      handleMissingId: ({ id, message }) => {
        // A text and settings for the Bench stand in its fragment; every other id has to exist.
        if (!id.startsWith('text=')) throw new Error(message)
      },
    },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'worker-src': ['self'],
        'connect-src': ['self'],
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        'style-src': ['self'],
        // Bars are sized with style attributes.
        'style-src-attr': ['unsafe-inline'],
        'manifest-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
      },
    },
  },
}
