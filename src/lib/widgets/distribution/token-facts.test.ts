import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decodeVocabulary, pieceOf } from '#lib/engine/pieces.ts'
import type { EngineInfo } from '#lib/engine/types.ts'
import { rank } from '#lib/sampling/index.ts'
import { tokenParts } from '#lib/text/token-parts.ts'
import { TokenFacts } from './token-facts.ts'

const file = readFileSync('static/recordings/vocabulary.bin')
const pieces = decodeVocabulary(new Uint8Array(file).buffer)
const V = pieces.ends.length
const info = { vocabSize: V, specialIds: [0, 1, 2] as readonly number[] } as EngineInfo
const speller = { info, piece: (id: number) => pieceOf(pieces, id) }
const own = rank(Float32Array.from({ length: V }, (_, id) => -id / 1000))

/** Texts that an id before has too. */
function repeated(textOf: (id: number) => string): string[] {
  const seen = new Set<string>()
  const texts = Array.from({ length: V }, (_, id) => textOf(id))
  return texts.filter((text) => seen.size === seen.add(text).size)
}

it('lets no two of 49,152 tokens look or sound alike', () => {
  const facts = new TokenFacts(own, speller)
  const look = (id: number) => {
    const { bytes, isSpecial } = facts.of(id)
    const parts = tokenParts(bytes).map((part) => ('name' in part ? part.name : part))
    return JSON.stringify([isSpecial, parts])
  }
  expect(repeated((id) => facts.of(id).spoken)).toEqual([])
  expect(repeated(look)).toEqual([])
})

it('makes the facts of a token once, so that a row can tell that nothing has changed', () => {
  const facts = new TokenFacts(own, speller)
  expect(facts.of(216)).toBe(facts.of(216))
  expect(facts.of(216)).toMatchObject({ id: 216, rank: '217', logit: '−0.22' })
})
