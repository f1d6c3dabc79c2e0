import { stat } from 'node:fs/promises'
import http from 'node:http'
import { join } from 'node:path'
import { MODEL } from './model.mjs'
import { sendFile } from './send-file.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** Where the page asks for the model, under the site's base. */
export const MODEL_URL = `models/${MODEL.name}`

/**
 * A server of static files: the built site, and the model straight from its place in the cache.
 * @param {object} site
 * @param {string} site.root folder of the built site
 * @param {string} site.model path of the model file; it may be missing
 * @param {string} [site.base] path under which the site stands, with slashes at both ends
 */
export function createServer({ root, model, base = '/' }) {
  return http.createServer(async (request, response) => {
    try {
      await answer(request, response, { root, model, base })
    } catch (error) {
      console.error(error)
      if (!response.headersSent)
        sendText(response, 500, 'The server failed; its terminal says why.')
      else response.destroy()
    }
  })
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {{ root: string, model: string, base: string }} site
 */
async function answer(request, response, { root, model, base }) {
  const [, path, query] = /^([^?]*)(.*)$/.exec(request.url ?? '/') ?? []
  setSecurityHeaders(response, path.startsWith(`${base}embed/`))
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return sendText(response, 405, 'Only GET and HEAD are answered here.')
  }
  if (`${path}/` === base) return redirect(response, base + query)
  if (!path.startsWith(base)) return sendText(response, 404, `The site stands under ${base}`)
  const inside = path.slice(base.length)
  if (inside === MODEL_URL) return sendModel(request, response, model)

  const file = await findFile(root, inside)
  // Relative links need the slash. Only the last name is written, so no path can lead elsewhere.
  if (file === 'folder') return redirect(response, `${path.split('/').at(-1)}/${query}`)
  if (!file) return sendText(response, 404, 'There is no such page.')
  const forever = inside.startsWith('_app/immutable/')
  response.setHeader('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
  return sendFile(request, response, file)
}

/**
 * The model file, or a sentence on where it should be.
 * @param {Request} request
 * @param {Response} response
 * @param {string} path
 */
export async function sendModel(request, response, path) {
  const stats = await stat(path).catch(() => undefined)
  response.setHeader('Cache-Control', 'no-cache')
  if (stats?.isFile()) return sendFile(request, response, { path, stats })
  const hint = 'npm start fetches it, or says how to get it by hand.'
  return sendText(
    response,
    404,
    `The model file is not on the machine that serves this page: ${hint}`,
  )
}

/**
 * @param {string} root
 * @param {string} urlPath without the leading slash
 * @returns {Promise<{ path: string, stats: import('node:fs').Stats } | 'folder' | undefined>}
 *   `folder`: one that holds a page, asked for without the slash at the end
 */
async function findFile(root, urlPath) {
  const names = decoded(urlPath)?.split(/[/\\]/)
  // Neither hidden files nor the way up.
  if (!names || names.some((name) => name.startsWith('.') || name.includes('\0'))) return undefined
  const asked = join(root, ...names)
  const isPage = names.at(-1) === ''
  const path = isPage ? join(asked, 'index.html') : asked
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isFile()) return { path, stats }
  const page = stats?.isDirectory() && (await stat(join(path, 'index.html')).catch(() => undefined))
  return page ? 'folder' : undefined
}

/** @param {string} urlPath @returns {string | undefined} */
function decoded(urlPath) {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
}

/** What the pages' own policy, a meta element, cannot say. @param {Response} response @param {boolean} embeddable */
function setSecurityHeaders(response, embeddable) {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  if (!embeddable) response.setHeader('Content-Security-Policy', "frame-ancestors 'self'")
}

/** @param {Response} response @param {string} location */
function redirect(response, location) {
  response.setHeader('Location', location)
  response.writeHead(308).end()
}

/** @param {Response} response @param {number} status @param {string} text */
function sendText(response, status, text) {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.setHeader('Content-Length', Buffer.byteLength(text) + 1)
  response.writeHead(status).end(`${text}\n`)
}
