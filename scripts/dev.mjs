// `npm run dev`: the developer's server; a change of a source shows at once.
import { quit, ready, root } from './ready.mjs'

ready()

const { buildKernel } = await import('./build-kernel.mjs')
const { ensureModel } = await import('./model.mjs')
const { serveOptions } = await import('./serve.mjs')
const { createServer } = await import('vite')

// Not the port of the built site: what that leaves in the browser's storage would come along.
const DEFAULT_PORT = '4664'

try {
  const env = { PORT: DEFAULT_PORT, ...process.env }
  const { port, host } = serveOptions(process.argv.slice(2), env)
  const problem = await ensureModel()
  if (problem) console.log(`\nThere is no model.\n${problem}\n`)
  await buildKernel()
  // The project's folder as Vite's root, wherever the command was given.
  process.chdir(root)
  const server = await createServer({ server: { port, host } })
  await server.listen()
  server.printUrls()
} catch (error) {
  quit(error instanceof Error ? error.message : String(error))
}
