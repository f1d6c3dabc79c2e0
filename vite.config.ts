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

/** KaTeX's style sheet offers each font three times; every browser that can run the page takes the first. */
const woff2Only: Plugin = {
  name: 'logitscope-woff2-only',
  enforce: 'pre',
  transform: {
    filter: { id: /katex.*\.css/ },
    handler: (code) => code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, ''),
  },
}

export default defineConfig({
  plugins: [model, woff2Only, sveltekit()],
  worker: { format: 'es' },
  // The kernel stays a file of its own, so that it can be fetched and compiled while it streams.
  build: { assetsInlineLimit: 0, target: 'es2022' },
})
