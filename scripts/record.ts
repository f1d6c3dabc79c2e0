// Writes static/recordings/: the engine's exact logits after each prompt of the gallery, the vocabulary, and what it expected
// at every position of the passages.
// Writes src/lib/engine/recorded/*.json and further logits: what the figures of the course show, see record-course.ts.
// Writes tests/golden/engine/hashes.json: hashes of the logits after other texts, the same on every machine.
import { mkdirSync, writeFileSync } from 'node:fs'
import type { LlamaEngine } from '#lib/engine/llama/engine.ts'
import { hashLogits } from '#lib/engine/llama/logits-hash.ts'
import { encodeVocabulary } from '#lib/engine/pieces.ts'
import { passages } from '#lib/engine/recorded/passages.ts'
import { galleryPrompts } from '#lib/engine/recorded/prompts.ts'
import { selfCheckTexts } from '#lib/engine/llama/self-check.ts'
import type { Gallery, RecordedPrompt } from '#lib/engine/recorded/recorded.ts'
import type { PassageRecording } from '#lib/state/passage-recording.ts'
import { recordPassage } from '#lib/state/record-passage.ts'
import { engineInNode } from './engine-in-node.ts'
import { littleEndian } from './little-endian.ts'
import { recordCourse } from './record-course.ts'

const folder = new URL('../static/recordings/', import.meta.url)
const hashes = new URL('../tests/golden/engine/hashes.json', import.meta.url)

async function record(engine: LlamaEngine): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const prompts: RecordedPrompt[] = []
  for (const { id, text } of galleryPrompts) {
    const ids = engine.tokenize(text)
    const [{ logits }] = await engine.forward(ids)
    const file = `${id}.f32`
    writeFileSync(new URL(file, folder), littleEndian(logits))
    prompts.push({ id, text, ids, file, hash: hashLogits(logits) })
  }
  const gallery: Gallery = { model: engine.info, prompts }
  writeFileSync(new URL('gallery.json', folder), JSON.stringify(gallery, null, 1) + '\n')
  writeFileSync(new URL('vocabulary.bin', folder), encodeVocabulary(engine.pieces()))
  console.log(`Recorded ${prompts.length} prompts.`)
}

async function recordPassages(engine: LlamaEngine): Promise<void> {
  const recorded = []
  for (const passage of passages) recorded.push(await recordPassage(engine, passage))
  const recording: PassageRecording = { sha256: engine.info.sha256, passages: recorded }
  writeFileSync(new URL('passages.json', folder), JSON.stringify(recording) + '\n')
  const lengths = recorded.map(({ ids }) => ids.length).join(', ')
  console.log(`Recorded ${recorded.length} passages of ${lengths} tokens.`)
}

/** Texts of all kinds, one of them longer than the pieces in which a text is computed. */
const hashedTexts = [
  ...selfCheckTexts.map(({ text }) => text),
  'def fibonacci(n):\n    if n',
  '東京は日本の首都です。🍕',
  '<|im_start|>user\nName three colors.<|im_end|>\n<|im_start|>assistant\n',
  'one two three four five six seven eight nine ten '.repeat(15),
]

async function recordHashes(engine: LlamaEngine): Promise<void> {
  const texts: { text: string; tokens: number; hash: string }[] = []
  for (const text of hashedTexts) {
    const ids = engine.tokenize(text)
    const [{ logits }] = await engine.forward(ids)
    texts.push({ text, tokens: ids.length, hash: hashLogits(logits) })
  }
  writeFileSync(hashes, JSON.stringify({ sha256: engine.info.sha256, texts }, null, 1) + '\n')
  console.log(`Hashed ${texts.length} texts.`)
}

const engine = await engineInNode()
await record(engine)
await recordPassages(engine)
await recordCourse(engine)
await recordHashes(engine)
