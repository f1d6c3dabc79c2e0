import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer, MODEL_URL } from './site-server.mjs'

const weights = Buffer.from(Array.from({ length: 5_000 }, (_, i) => i % 251))
const words = Buffer.from('the of and to in '.repeat(500))
const page = `<!doctype html><title>A page</title>${'<p>text</p>'.repeat(200)}`
let folder: string
let port: number
const servers: http.Server[] = []

async function start(options: { model: string; base?: string }) {
  const server = createServer({ root: join(folder, 'site'), ...options })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'))
  const files = {
    'site/index.html': page,
    'site/learn/softmax/index.html': page,
    'site/_app/immutable/app.js': 'export const answer = 42\n'.repeat(100),
    'site/_app/immutable/font.woff2': weights,
    'site/_app/immutable/kernel.wasm': weights,
    'site/recordings/logits.f32': weights,
    'site/vocabulary.bin': words,
    'site/.sources': 'hidden',
    'site/empty.txt': '',
    'secret.txt': 'outside of the site',
    'model.gguf': weights,
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  port = await start({ model: join(folder, 'model.gguf') })
})
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections()
  await rm(folder, { recursive: true })
})

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

/** Asks for the path as it is written: `fetch` would straighten it first. */
function get(
  path: string,
  headers: Record<string, string> = {},
  options: http.RequestOptions = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const request = http.request({ port, path, headers, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, body: Buffer.concat(chunks) })
      })
    })
    request.on('error', reject).end()
  })
}

describe('pages and files', () => {
  test('serves a folder by its page, with headers that tell browsers to be careful', async () => {
    const { status, headers, body } = await get('/?prompt=hello')
    expect([status, String(body)]).toEqual([200, page])
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': "frame-ancestors 'self'",
    })
  })

  test('lets other pages embed what is under /embed/', async () => {
    expect((await get('/embed/bars/')).headers).not.toHaveProperty('content-security-policy')
  })

  test('adds the missing slash to a page, keeping the query, and never leads to another host', async () => {
    const { status, headers } = await get('/learn/softmax?t=2')
    expect([status, headers.location]).toEqual([308, 'softmax/?t=2'])
    expect((await get('//learn/softmax')).headers.location).toBe('softmax/')
    expect((await get('/learn')).status).toBe(404)
  })

  test.each([
    ['/_app/immutable/app.js', 'text/javascript; charset=utf-8'],
    ['/_app/immutable/kernel.wasm', 'application/wasm'],
    ['/_app/immutable/font.woff2', 'font/woff2'],
    ['/recordings/logits.f32', 'application/octet-stream'],
    ['/vocabulary.bin', 'application/octet-stream'],
  ])('gives %s the type %s', async (path, type) => {
    expect((await get(path)).headers['content-type']).toBe(type)
  })

  test('lets hashed files be kept forever, and nothing else', async () => {
    expect((await get('/_app/immutable/app.js')).headers['cache-control']).toContain('immutable')
    expect((await get('/vocabulary.bin')).headers['cache-control']).toBe('no-cache')
  })

  test('answers HEAD with the headers alone, and other methods with 405', async () => {
    const head = await get('/recordings/logits.f32', {}, { method: 'HEAD' })
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
      200,
      '5000',
      0,
    ])
    const post = await get('/', {}, { method: 'POST' })
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test('serves an empty file', async () => {
    const { status, body } = await get('/empty.txt')
    expect([status, body.length]).toEqual([200, 0])
  })

  test.each([
    '/../secret.txt',
    '/learn/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '//../secret.txt',
    '/index.html%00.txt',
    '/%',
    '/.sources',
    '/nowhere',
    '/learn/',
  ])('answers %s with 404', async (path) => {
    const { status, body } = await get(path)
    expect([status, String(body)]).toEqual([404, 'There is no such page.\n'])
  })
})

describe('validators', () => {
  test('answers 304 to the entity tag and to the date it gave', async () => {
    const { etag, 'last-modified': date } = (await get('/vocabulary.bin')).headers
    const byTag = await get('/vocabulary.bin', { 'If-None-Match': `"other", W/${etag}` })
    expect([byTag.status, byTag.body.length, byTag.headers.etag]).toEqual([304, 0, etag])
    expect((await get('/vocabulary.bin', { 'If-Modified-Since': String(date) })).status).toBe(304)
    const both = { 'If-None-Match': '"other"', 'If-Modified-Since': String(date) }
    expect((await get('/vocabulary.bin', both)).status).toBe(200)
  })

  test('changes the entity tag when the file changes', async () => {
    const before = await get('/recordings/logits.f32')
    const { mtimeMs } = await stat(join(folder, 'site/recordings/logits.f32'))
    await utimes(join(folder, 'site/recordings/logits.f32'), 0, mtimeMs / 1000 + 1)
    expect((await get('/recordings/logits.f32')).headers.etag).not.toBe(before.headers.etag)
  })
})

describe('compression', () => {
  test('packs texts, the kernel and the vocabulary as the browser can take it', async () => {
    for (const path of ['/', '/_app/immutable/kernel.wasm', '/vocabulary.bin']) {
      const plain = await get(path)
      const br = await get(path, { 'Accept-Encoding': 'gzip, deflate, br, zstd' })
      const gzip = await get(path, { 'Accept-Encoding': 'gzip, br;q=0' })
      expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual([
        'br',
        'gzip',
      ])
      expect(brotliDecompressSync(br.body)).toEqual(plain.body)
      expect(gunzipSync(gzip.body)).toEqual(plain.body)
      expect(br.headers.vary).toBe('Accept-Encoding')
      expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
    }
  })

  test('leaves alone what does not pack: the model, logits, fonts', async () => {
    const files = [`/${MODEL_URL}`, '/recordings/logits.f32', '/_app/immutable/font.woff2']
    for (const path of files) {
      const { headers, body } = await get(path, { 'Accept-Encoding': 'br, gzip' })
      expect([headers['content-encoding'], body]).toEqual([undefined, weights])
    }
  })

  test('sends ranges unpacked', async () => {
    const ask = { 'Accept-Encoding': 'br', Range: 'bytes=4-5' }
    const { status, headers, body } = await get('/vocabulary.bin', ask)
    expect([status, headers['content-encoding'], String(body)]).toEqual([206, undefined, 'of'])
  })
})

describe('the model, in parts', () => {
  const path = `/${MODEL_URL}`

  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=1000-', 1000, 4999],
    ['bytes=4990-9999', 4990, 4999],
    ['bytes=-10', 4990, 4999],
    ['bytes=-9999', 0, 4999],
  ])('answers %s with that part', async (range, first, last) => {
    const { status, headers, body } = await get(path, { Range: range })
    expect([status, headers['content-range']]).toEqual([206, `bytes ${first}-${last}/5000`])
    expect(body).toEqual(weights.subarray(first, last + 1))
    expect(headers['content-length']).toBe(String(body.length))
  })

  test.each(['bytes=5000-', 'bytes=5000-6000', 'bytes=-0'])(
    'refuses %s, which holds nothing',
    async (range) => {
      const { status, headers } = await get(path, { Range: range })
      expect([status, headers['content-range']]).toEqual([416, 'bytes */5000'])
    },
  )

  test.each(['bytes=0-1,5-6', 'bytes=7-3', 'bytes=-', 'bytes=a-b', 'lines=0-1'])(
    'answers %s with the whole',
    async (range) => {
      const { status, body } = await get(path, { Range: range })
      expect([status, body.length]).toEqual([200, 5000])
    },
  )

  test('sends the rest only of the same file: of another, the whole', async () => {
    const { etag, 'last-modified': date } = (await get(path)).headers
    const rest = (condition: unknown) =>
      get(path, { Range: 'bytes=4000-', 'If-Range': String(condition) })
    expect((await rest(etag)).status).toBe(206)
    expect((await rest(date)).status).toBe(206)
    expect((await rest('"another"')).body).toEqual(weights)
    expect((await rest(`W/${etag}`)).status).toBe(200)
    expect((await rest('Sat, 01 Jan 2000 00:00:00 GMT')).status).toBe(200)
  })

  test('says in a sentence that it is missing, until it is there', async () => {
    const late = join(folder, 'late.gguf')
    const other = { port: await start({ model: late }) }
    const missing = await get(path, {}, other)
    expect([missing.status, missing.headers['content-type']]).toEqual([
      404,
      'text/plain; charset=utf-8',
    ])
    expect(String(missing.body)).toContain('npm start')
    await writeFile(late, weights)
    expect((await get(path, {}, other)).body).toEqual(weights)
  })
})

test('serves under a sub-path and nothing beside it', async () => {
  const other = { port: await start({ model: join(folder, 'model.gguf'), base: '/x/' }) }
  expect(String((await get('/x/', {}, other)).body)).toBe(page)
  expect((await get(`/x/${MODEL_URL}`, {}, other)).status).toBe(200)
  expect((await get('/x?t=1', {}, other)).headers.location).toBe('/x/?t=1')
  expect((await get('/', {}, other)).status).toBe(404)
  expect((await get('/index.html', {}, other)).status).toBe(404)
})
