import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'
import { modelPath } from './scripts/model.mjs'
import { MODEL_URL, sendModel } from './scripts/site-server.mjs'

/** The developer's server has the model where the built site has it. */
const model: Plugin = {
  name: 'logitscope-model',
  configureServer(server) {
    server.middlewares.use(`/${MODEL_URL}`, (request, response) =>
      sendModel(request, response, modelPath()),
    )
  },
}

/**
 * KaTeX's style sheet offers each font three times; every browser that can run the page takes the first. Alphabets that no
 * formula of ours uses are left out: they would be kept for offline use.
 */
const katexFonts: Plugin = {
  name: 'logitscope-katex-fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /katex.*\.css/ },
    handler: (code) =>
      code
        .replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, '')
        .replace(
          /@font-face\{[^}]*KaTeX_(?:Caligraphic|Fraktur|SansSerif|Script|Typewriter)[^}]*\}/g,
          '',
        ),
  },
}

export default defineConfig({
  plugins: [model, katexFonts, sveltekit()],
  worker: { format: 'es' },
  // The kernel stays a file of its own, so that it can be fetched and compiled while it streams.
  build: { assetsInlineLimit: 0, target: 'es2022' },
})
