import { decodeVocabulary, pieceOf } from '../pieces.ts'
import type { EngineInfo } from '../types.ts'
import type { Gallery } from './recorded.ts'

/** A prompt of the gallery with the logits after it, and who can spell them. */
type PlaceAtBuild = {
  readonly ids: readonly number[]
  readonly logits: Float32Array
  readonly speller: { readonly info: EngineInfo; piece(id: number): Uint8Array }
}

/**
 * The recording of a prompt while the pages are built, so that a page without scripts has a picture of it.
 *
 * @returns undefined in a browser, which fetches the recording when it is wanted
 */
export function placeAtBuild(id: string): PlaceAtBuild | undefined {
  if (!import.meta.env.SSR) return undefined
  const prompt = gallery().prompts.find((prompt) => prompt.id === id)
  if (!prompt) throw new RangeError(`no recording of "${id}"`)
  const pieces = (known.pieces ??= decodeVocabulary(read('vocabulary.bin')))
  const speller = { info: gallery().model, piece: (id: number) => pieceOf(pieces, id) }
  return { ids: prompt.ids, logits: new Float32Array(read(prompt.file)), speller }
}

const known: { gallery?: Gallery; pieces?: ReturnType<typeof decodeVocabulary> } = {}

function gallery(): Gallery {
  return (known.gallery ??= JSON.parse(new TextDecoder().decode(read('gallery.json'))) as Gallery)
}

/** Pages are built in the project's folder. */
function read(file: string): ArrayBuffer {
  const { readFileSync } = process.getBuiltinModule('node:fs')
  return Uint8Array.from(readFileSync(`static/recordings/${file}`)).buffer
}
