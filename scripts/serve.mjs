// Serves the built site as it is: `npm run preview`, the end-to-end tests, and the end of `npm start`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { addresses, listen } from './listen.mjs'
import { modelPath } from './model.mjs'
import { quit, root } from './ready.mjs'
import { createServer } from './site-server.mjs'

// Not a port that other tools like: pages on one port share their storage.
const DEFAULT_PORT = '4564'
const USAGE = 'Options: --port N  --host NAME (default localhost)  --base /path/'

/**
 * @param {string[]} args of the command line
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ port: number, host: string, base: string }}
 * @throws {Error} in one sentence
 */
export function serveOptions(args, env) {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, host: { type: 'string' }, base: { type: 'string' } },
  })
  const port = values.port ?? env.PORT ?? DEFAULT_PORT
  if (!/^\d+$/.test(port) || Number(port) > 65535) {
    throw new Error(`The port must be a number from 0 to 65535, not "${port}".`)
  }
  const base = `/${values.base ?? ''}/`.replace(/\/+/g, '/')
  return { port: Number(port), host: values.host ?? 'localhost', base }
}

/**
 * Serves build/ until Ctrl-C and prints the address.
 * @param {{ port: number, host: string, base: string }} options
 * @returns {Promise<string>} the address
 */
export async function serve({ port, host, base }) {
  const site = { root: join(root, 'build'), model: modelPath(), base }
  const server = await listen(() => createServer(site), { port, host })
  const [address, ...others] = addresses(host, server.port, base)
  console.log([`\n  ${address}\n`, ...others.map((other) => `  ${other}`)].join('\n'))
  const end = async () => {
    await server.close()
    process.exit(0)
  }
  process.once('SIGINT', end).once('SIGTERM', end)
  if (process.env.npm_lifecycle_event) whenOrphaned(end)
  return address
}

/**
 * npm that is told to end ends the shell between us and does not tell us: without this the server
 * would stay behind on its port.
 * @param {() => unknown} end
 */
function whenOrphaned(end) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, 500)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const options = serveOptions(process.argv.slice(2), process.env)
    if (!existsSync(join(root, 'build', 'index.html'))) quit('Nothing is built yet: npm run build.')
    await serve(options)
  } catch (error) {
    quit(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}
