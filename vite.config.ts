import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [sveltekit()],
  worker: { format: 'es' },
  // The kernel stays a file of its own, so that it can be fetched and compiled while it streams.
  build: { assetsInlineLimit: 0, target: 'es2022' },
})
