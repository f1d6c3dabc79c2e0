import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { hashLogits } from '../../../src/lib/engine/llama/logits-hash.ts'
import { decodeVocabulary, encodeVocabulary } from '../../../src/lib/engine/pieces.ts'
import type { Gallery } from '../../../src/lib/engine/recorded/recorded.ts'

const RECORDINGS = join('build', 'recordings')
/** Each further copy of the vocabulary lies lower by so many nats, and no two of its logits are alike. */
const LOWER = 0.7
const APART = 1e-4

/**
 * Lets a page meet a vocabulary of another size: its recordings, repeated, and no live model.
 *
 * @param prompt the recording that is asked for, by its id
 */
export async function pretendVocabulary(page: Page, vocabSize: number, prompt: string) {
  const gallery = JSON.parse(await readFile(join(RECORDINGS, 'gallery.json'), 'utf8')) as Gallery
  const recorded = gallery.prompts.find(({ id }) => id === prompt)!
  const logits = await repeatedLogits(recorded.file, vocabSize)
  const larger: Gallery = {
    model: { ...gallery.model, vocabSize },
    prompts: [{ ...recorded, hash: hashLogits(logits) }],
  }
  const files: Record<string, string | Buffer> = {
    'gallery.json': JSON.stringify(larger),
    'vocabulary.bin': Buffer.from(await repeatedVocabulary(vocabSize)),
    [recorded.file]: Buffer.from(logits.buffer),
  }
  await page.route('**/models/**', (route) => route.abort())
  for (const [file, body] of Object.entries(files)) {
    await page.route(`**/recordings/${file}`, (route) => route.fulfill({ body }))
  }
}

async function repeatedLogits(file: string, vocabSize: number): Promise<Float32Array> {
  const { buffer, byteOffset, byteLength } = await readFile(join(RECORDINGS, file))
  const known = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength))
  return Float32Array.from({ length: vocabSize }, (_, id) => {
    const copy = Math.floor(id / known.length)
    return known[id % known.length] - copy * (LOWER + APART * (id % 97))
  })
}

async function repeatedVocabulary(vocabSize: number): Promise<Uint8Array> {
  const { buffer, byteOffset, byteLength } = await readFile(join(RECORDINGS, 'vocabulary.bin'))
  const known = decodeVocabulary(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
  const copies = Math.ceil(vocabSize / known.ends.length)
  const bytes = new Uint8Array(copies * known.bytes.length)
  for (let copy = 0; copy < copies; copy++) bytes.set(known.bytes, copy * known.bytes.length)
  const ends = Uint32Array.from({ length: vocabSize }, (_, id) => {
    const copy = Math.floor(id / known.ends.length)
    return copy * known.bytes.length + known.ends[id % known.ends.length]
  })
  return encodeVocabulary({ bytes: bytes.subarray(0, ends.at(-1)), ends })
}
