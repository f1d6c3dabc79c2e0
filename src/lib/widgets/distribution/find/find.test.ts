import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeVocabulary, pieceOf } from '#lib/engine/pieces.ts'
import type { EngineInfo } from '#lib/engine/types.ts'
import { MATCHES, type Match } from './match.ts'
import { parseQuery } from './query.ts'
import { VocabularyIndex } from './vocabulary-index.ts'

const file = readFileSync('static/recordings/vocabulary.bin')
const pieces = decodeVocabulary(new Uint8Array(file).buffer)
const V = pieces.ends.length
const textOf = (id: number) => new TextDecoder().decode(pieceOf(pieces, id))

let index: VocabularyIndex
beforeAll(async () => {
  const info = { vocabSize: V } as EngineInfo
  index = await VocabularyIndex.of({ info, piece: (id) => pieceOf(pieces, id) })
})

/** Ids by kind of match. */
async function find(typed: string): Promise<Record<Match, number[]>> {
  const found = Object.fromEntries(MATCHES.map((match) => [match, [] as number[]]))
  const matches = await index.search(parseQuery(typed))
  matches.forEach((place, id) => place > 0 && found[MATCHES[place - 1]].push(id))
  return found as Record<Match, number[]>
}

describe('a text', () => {
  it('tells “ cat”, “cat” and “ Cat” apart', async () => {
    const exactly = async (typed: string) => (await find(typed)).exact.map(textOf)
    expect(await exactly(' cat')).toEqual([' cat'])
    expect(await exactly('cat')).toEqual(['cat'])
    expect(await exactly(' Cat')).toEqual([' Cat'])
  })

  it('offers its other spellings next', async () => {
    const variants = (await find('cat')).variant.map(textOf)
    expect(variants).toEqual(expect.arrayContaining([' cat', 'Cat', ' Cat']))
    expect(new Set(variants.map((text) => text.trim().toLowerCase()))).toEqual(new Set(['cat']))
  })

  it('finds every token that begins with it or contains it, and no other', async () => {
    const { exact, variant, prefix, part } = await find('cat')
    for (const id of prefix) expect(textOf(id)).toMatch(/^ ?cat./is)
    for (const id of part) expect(textOf(id)).toMatch(/cat/i)
    const all = Array.from({ length: V }, (_, id) => id)
    expect(exact.length + variant.length + prefix.length + part.length).toBe(
      all.filter((id) => /cat/i.test(textOf(id))).length,
    )
  })

  it('finds white space, written or as \\n', async () => {
    expect((await find(' ')).exact.map(textOf)).toEqual([' '])
    expect((await find('\\n')).exact.map(textOf)).toContain('\n')
  })

  it('finds a character beyond ASCII within its words', async () => {
    const { exact, prefix, part } = await find('é')
    expect(exact.map(textOf)).toEqual(['é'])
    for (const id of [...prefix, ...part]) expect(textOf(id).toLowerCase()).toContain('é')
  })

  it('finds special tokens by their names', async () => {
    expect((await find('<|im_end|>')).exact).toEqual([2])
  })

  it('finds nothing where there is nothing', async () => {
    expect(Object.values(await find('zqzqzq')).flat()).toEqual([])
  })
})

describe('an id', () => {
  it('finds its token', async () => {
    expect((await find('2644')).id).toEqual([2644])
    expect(Object.values(await find(String(V))).flat()).toEqual([])
  })

  it('lets a digit be the text first', async () => {
    const { exact, id } = await find('7')
    expect(exact.map(textOf)).toEqual(['7'])
    expect(id).toEqual([7])
  })
})

describe('bytes', () => {
  it('find half characters', async () => {
    const { bytes } = await find('f0 9F')
    expect(bytes.map((id) => [...pieceOf(pieces, id)])).toEqual([[0xf0, 0x9f]])
  })

  it('find what begins with them, and what contains them', async () => {
    const { bytesPrefix, bytesPart } = await find('E2 80')
    expect(bytesPrefix.map(textOf)).toContain('’')
    for (const id of bytesPrefix) expect([...pieceOf(pieces, id).slice(0, 2)]).toEqual([226, 128])
    expect(bytesPart.map(textOf)).toContain(' “')
  })

  it('may be one, where it is no letter or is written as a byte', async () => {
    expect((await find('F0')).bytes).toHaveLength(1)
    expect((await find('0x41')).bytes.map(textOf)).toEqual(['A'])
    expect((await find('41')).bytes).toEqual([])
  })
})

it('gives up a search that is no longer wanted', async () => {
  await expect(index.search(parseQuery('a'), AbortSignal.abort())).rejects.toThrow()
})
