import { describe, expect, it, vi } from 'vitest'
import { hashLogits } from '../llama/logits-hash.ts'
import { encodeVocabulary } from '../pieces.ts'
import { RecordedEngine, type Gallery } from './recorded.ts'

const base = 'https://host.example/some/path/recordings/'
const logits = Float32Array.of(0.5, -1, 2)
const gallery: Gallery = {
  model: {
    name: 'Model',
    quantization: 'Q4_1',
    vocabSize: 3,
    contextLength: 8,
    endIds: [2],
    specialIds: [2],
    sha256: '00',
  },
  prompts: [{ id: 'ab', text: 'ab', ids: [0, 1], file: 'ab.f32', hash: hashLogits(logits) }],
}

/** A server of recordings; `files` may be changed between requests. */
function serve() {
  const files: Record<string, BodyInit> = {
    'gallery.json': JSON.stringify(gallery),
    'vocabulary.bin': encodeVocabulary({
      bytes: Uint8Array.of(97, 98),
      ends: Uint32Array.of(1, 2, 2),
    }),
    'ab.f32': logits.slice().buffer,
  }
  const fetch = vi.fn(async (address: RequestInfo | URL) => {
    const name = String(address).startsWith(base) ? String(address).slice(base.length) : ''
    return name in files ? new Response(files[name]) : new Response(null, { status: 404 })
  })
  return { files, fetch }
}

describe('RecordedEngine', () => {
  it('gives the recorded logits of a recorded text', async () => {
    const engine = await RecordedEngine.open(base, serve().fetch)
    const ids = engine.tokenize('ab')
    expect(ids).toEqual([0, 1])
    expect(await engine.forward(ids)).toEqual([{ kind: 'full', logits }])
    expect(await engine.forward(Uint32Array.of(0, 1), { positions: [1] })).toHaveLength(1)
  })

  it('tells what the model is, and the bytes of each id', async () => {
    const engine = await RecordedEngine.open(base, serve().fetch)
    expect(engine.info).toEqual(gallery.model)
    expect([...engine.piece(1)]).toEqual([98])
  })

  it('fetches a distribution when it is first asked for, and once', async () => {
    const { fetch } = serve()
    const engine = await RecordedEngine.open(base, fetch)
    expect(fetch).toHaveBeenCalledTimes(2)
    await Promise.all([engine.forward([0, 1]), engine.forward([0, 1])])
    await engine.forward([0, 1])
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  it('says of every other text and position that it is not recorded', async () => {
    const engine = await RecordedEngine.open(base, serve().fetch)
    expect(() => engine.tokenize('b')).toThrow(expect.objectContaining({ code: 'not-recorded' }))
    const others = [
      engine.forward([0]),
      engine.forward([0, 1, 1]),
      engine.forward([0, 1], { positions: [0, 1] }),
    ]
    for (const other of others) await expect(other).rejects.toMatchObject({ code: 'not-recorded' })
    await expect(engine.forward([])).rejects.toThrow(RangeError)
  })

  it('refuses a recording that is missing, short or of another hash, and asks again the next time', async () => {
    const { files, fetch } = serve()
    const engine = await RecordedEngine.open(base, fetch)
    const whole = files['ab.f32']
    delete files['ab.f32']
    await expect(engine.forward([0, 1])).rejects.toMatchObject({ code: 'download-failed' })
    files['ab.f32'] = logits.slice(1).buffer
    await expect(engine.forward([0, 1])).rejects.toMatchObject({ code: 'download-failed' })
    files['ab.f32'] = Float32Array.of(0.5, -1, 2.0001).buffer
    await expect(engine.forward([0, 1])).rejects.toMatchObject({ code: 'download-failed' })
    files['ab.f32'] = whole
    expect(await engine.forward([0, 1])).toEqual([{ kind: 'full', logits }])
  })

  it('reads other recordings, and refuses one that is missing or damaged', async () => {
    const { files, fetch } = serve()
    const engine = await RecordedEngine.open(base, fetch)
    files['other.json'] = '{"a":1}'
    expect(await engine.readJson('other.json')).toEqual({ a: 1 })
    files['other.json'] = '{"a":'
    for (const file of ['other.json', 'none.json'])
      await expect(engine.readJson(file)).rejects.toMatchObject({ code: 'download-failed' })
  })

  it('reads other logits, and refuses them when they are not what was recorded', async () => {
    const { files, fetch } = serve()
    const engine = await RecordedEngine.open(base, fetch)
    files['step.f32'] = logits.slice().buffer
    const [file, hash] = ['step.f32', hashLogits(logits)]
    expect(await engine.readLogits({ file, hash })).toEqual(logits)
    const other = engine.readLogits({ file, hash: '0' })
    await expect(other).rejects.toMatchObject({ code: 'download-failed' })
  })

  it('cannot be opened without a server', async () => {
    const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))
    await expect(RecordedEngine.open(base, unreachable)).rejects.toMatchObject({
      code: 'download-failed',
    })
  })
})
