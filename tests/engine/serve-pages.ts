import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer, type Plugin } from 'vite'
import { buildKernel } from '../../scripts/build-kernel.mjs'
import { modelPath } from '../../scripts/model.mjs'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** Where pages find the model file. */
export const MODEL_URL = '/model.gguf'

/**
 * Serves pages of tests and benches on localhost, their TypeScript compiled on the way, with the model file beside them.
 *
 * @param routes answers of further addresses
 */
export async function servePages(
  routes: Record<string, Handle> = {},
): Promise<{ url: string; close(): Promise<void> }> {
  await buildKernel()
  const cacheDir = mkdtempSync(join(tmpdir(), 'logitscope-vite-'))
  const server = await createServer({
    root: fileURLToPath(new URL('../../', import.meta.url)),
    configFile: false,
    cacheDir,
    appType: 'mpa',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { host: 'localhost', port: 0, hmr: false, ws: false, watch: null },
    plugins: [answering({ [MODEL_URL]: sendModel, ...routes })],
  })
  await server.listen()
  return {
    url: server.resolvedUrls!.local[0],
    close: async () => {
      await server.close()
      rmSync(cacheDir, { recursive: true, force: true })
    },
  }
}

function answering(routes: Record<string, Handle>): Plugin {
  return {
    name: 'routes',
    configureServer({ middlewares }) {
      for (const [path, handle] of Object.entries(routes)) middlewares.use(path, handle)
    },
  }
}

function sendModel(_: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Content-Length', statSync(modelPath()).size)
  createReadStream(modelPath()).pipe(response)
}
