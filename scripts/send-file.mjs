import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {'br' | 'gzip' | ''} Encoding */

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
const ANY_BYTES = 'application/octet-stream'
const PACKED_ALREADY = new Set(['.png', '.ico', '.woff2'])
// The one binary file that packs well: it is made of words.
const PACKABLE_BINARY = new Set(['vocabulary.bin'])
const LEAST_TO_PACK = 1024

/**
 * Answers GET or HEAD with a file: validators, one byte range, compression where it pays.
 *
 * Source: RFC 9110, sections 8.8 (validators), 13 (conditional requests), 14 (range requests).
 * @param {Request} request
 * @param {Response} response headers that were set before are kept
 * @param {{ path: string, stats: import('node:fs').Stats }} file
 */
export async function sendFile(request, response, { path, stats }) {
  const type = TYPES[extname(path)] ?? ANY_BYTES
  const packable = isPackable(path, stats.size)
  const range = request.method === 'GET' ? request.headers.range : undefined
  const encoding = packable && !range ? bestEncoding(request.headers['accept-encoding']) : ''
  const etag = entityTag(stats, encoding)

  response.setHeader('Content-Type', type)
  response.setHeader('ETag', etag)
  response.setHeader('Last-Modified', stats.mtime.toUTCString())
  response.setHeader('Accept-Ranges', 'bytes')
  if (packable) response.setHeader('Vary', 'Accept-Encoding')

  if (isUnchanged(request, etag, stats)) return void response.writeHead(304).end()
  if (encoding) return sendPacked(request, response, path, etag, encoding)
  return sendPlain(request, response, path, stats, rangeWanted(range, request, etag, stats))
}

/**
 * @param {string | undefined} header a `Range` header
 * @param {number} size of the whole file
 * @returns {{ start: number, end: number } | 'none' | 'outside'} both ends count; `none`: send all,
 *   as for several ranges and for what cannot be read
 */
export function parseRange(header, size) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (!first && !last) return 'none'
  if (!first) {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last ? Math.min(Number(last), size - 1) : size - 1
  if (last && Number(last) < start) return 'none'
  return start >= size ? 'outside' : { start, end }
}

/**
 * @param {string | undefined} range
 * @param {Request} request
 * @param {string} etag
 * @param {import('node:fs').Stats} stats
 */
function rangeWanted(range, request, etag, stats) {
  const condition = request.headers['if-range']
  // A part of another version of the file would be worse than the whole.
  const same = !condition || condition === etag || condition === stats.mtime.toUTCString()
  return same ? parseRange(range, stats.size) : 'none'
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {string} path
 * @param {import('node:fs').Stats} stats
 * @param {ReturnType<typeof parseRange>} range
 */
async function sendPlain(request, response, path, { size }, range) {
  if (range === 'outside') {
    response.setHeader('Content-Range', `bytes */${size}`)
    response.removeHeader('Content-Type')
    return void response.writeHead(416).end()
  }
  const { start, end } = range === 'none' ? { start: 0, end: size - 1 } : range
  if (range !== 'none') response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`)
  response.setHeader('Content-Length', end - start + 1)
  response.writeHead(range === 'none' ? 200 : 206)
  if (request.method === 'HEAD' || size === 0) return void response.end()
  const bytes = createReadStream(path, { start, end, highWaterMark: 1 << 20 })
  // A reader that goes away in the middle is nothing to report.
  await pipeline(bytes, response).catch(() => response.destroy())
}

/**
 * Compressed bodies by path and entity tag, kept as long as the server runs.
 * @type {Map<string, Promise<Buffer>>}
 */
const packed = new Map()

/**
 * @param {Request} request
 * @param {Response} response
 * @param {string} path
 * @param {string} etag
 * @param {Encoding} encoding
 */
async function sendPacked(request, response, path, etag, encoding) {
  const key = `${path} ${etag}`
  const packing = packed.get(key) ?? pack(path, encoding)
  packed.set(key, packing)
  const body = await packing
  response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body)
}

/** @param {string} path @param {Encoding} encoding @returns {Promise<Buffer>} */
async function pack(path, encoding) {
  const bytes = await readFile(path)
  // Quality 5 is nearly as small as the default 11 and many times faster.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
  return encoding === 'br' ? promisify(brotliCompress)(bytes, { params }) : promisify(gzip)(bytes)
}

/** @param {string} path @param {number} size */
function isPackable(path, size) {
  if (size < LEAST_TO_PACK) return false
  const extension = extname(path)
  if (extension in TYPES) return !PACKED_ALREADY.has(extension)
  return PACKABLE_BINARY.has(basename(path))
}

/** @param {string | string[] | undefined} accepted an `Accept-Encoding` header @returns {Encoding} */
function bestEncoding(accepted) {
  const offers = String(accepted ?? '')
    .split(',')
    .map((offer) => offer.trim().split(/\s*;\s*q=/))
    .filter(([, quality = '1']) => Number(quality) > 0)
    .map(([name]) => name)
  if (offers.includes('br')) return 'br'
  return offers.includes('gzip') ? 'gzip' : ''
}

/** @param {import('node:fs').Stats} stats @param {Encoding} encoding @returns a strong entity tag */
function entityTag({ size, mtimeMs }, encoding) {
  return `"${size.toString(36)}-${mtimeMs.toString(36)}${encoding && `-${encoding}`}"`
}

/** @param {Request} request @param {string} etag @param {import('node:fs').Stats} stats */
function isUnchanged(request, etag, stats) {
  const tags = request.headers['if-none-match']
  if (tags)
    return tags === '*' || tags.split(/\s*,\s*/).some((tag) => tag.replace('W/', '') === etag)
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return Math.floor(stats.mtimeMs / 1000) * 1000 <= since
}
