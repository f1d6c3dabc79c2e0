import { describe, expect, it } from 'vitest'
import type { PositionSummary } from '#lib/state/position-summary.ts'
import { beginAnalysis, withSummaries } from '#lib/state/text-analysis.ts'
import { chunksOf, shortName } from './shown-tokens.ts'

const pieces = ['The', ' cat', '\n    ', ' sat', '<|end|>', '.']
const bytes = (text: string) => new TextEncoder().encode(text)
const speller = {
  piece: (id: number) => bytes(pieces[id]),
  info: { name: 'Model', quantization: 'Q4_1', specialIds: [4] },
}

function summary(entropy: number, rank: number): PositionSummary {
  return { entropy, surprisal: 4, probability: 1 / 16, rank, top: [] }
}

const analysis = withSummaries(beginAnalysis([0, 1, 2, 3, 4]), 1, [summary(0.2, 1), summary(4, 30)])

describe('chunksOf', () => {
  const [{ tokens }] = chunksOf(analysis, 'entropy', speller)

  it('gives each token its level, and none to the first and to what is not read', () => {
    expect(tokens.map(({ level }) => level)).toEqual([undefined, 1, 4, undefined, undefined])
    expect(chunksOf(analysis, 'rank', speller)[0].tokens[2].level).toBe(3)
  })

  it('names each token with its level, and whether it was the first choice', () => {
    expect(tokens.map(({ label }) => label)).toEqual([
      'The',
      'cat, space before: entropy under 0.5 bits',
      'new line, 4 spaces: entropy 3 to 5 bits, not the first choice',
      'sat, space before: not analyzed',
      '<|end|>, special token: not analyzed',
    ])
    expect(tokens.map(({ isFirstChoice }) => isFirstChoice)).toEqual([
      true,
      true,
      false,
      true,
      true,
    ])
  })

  it('breaks a line after a new line, and keeps the indentation of the next', () => {
    expect(tokens.map(({ breaksLine }) => breaksLine)).toEqual([false, false, true, false, false])
    expect(tokens.map(({ indent }) => indent)).toEqual([0, 0, 0, 4, 0])
  })

  it('leaves the chunks as they were in which nothing has changed', () => {
    const begun = beginAnalysis(Array<number>(700).fill(1))
    const before = chunksOf(begun, 'entropy', speller)
    const read = withSummaries(begun, 200, [summary(1, 1)])
    const after = chunksOf(read, 'entropy', speller, before)
    expect(after.map((chunk, i) => chunk === before[i])).toEqual([true, false, true, true])
    const other = chunksOf(read, 'surprisal', speller, after)
    expect(other.some((chunk, i) => chunk === after[i])).toBe(false)
  })
})

it.each([
  ['after the newline that comes once it is long', 2, 101],
  ['after the sentence that ends while no newline comes', 5, 151],
  ['somewhere, where nothing ends', 1, 192],
])('ends a chunk %s', (_, id, end) => {
  const ids = Array<number>(700).fill(1)
  ids[10] = ids[end - 1] = id
  const begins = chunksOf(beginAnalysis(ids), 'entropy', speller).map(({ from }) => from)
  expect(begins.slice(0, 2)).toEqual([0, end])
  expect(begins.at(-1)).toBeLessThan(700)
})

it.each([
  [' beans', 'beans'],
  [' ', '␣'],
  ['    ', '␣␣␣␣'],
  ['\n\t', '↵⇥'],
  ['internationalization', 'international…'],
])('writes %j in a chart as %j', (text, name) => {
  expect(shortName(bytes(text))).toBe(name)
})
