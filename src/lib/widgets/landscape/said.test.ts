import { describe, expect, it } from 'vitest'
import type { PositionSummary } from '#lib/state/position-summary.ts'
import { beginAnalysis, withSummaries } from '#lib/state/text-analysis.ts'
import { cardOf, lineOf, rowsOf, summaryOf } from './said.ts'
import { placesOf, totalsOf } from './sums.ts'

const pieces = ['The', ' cat', ' dog', ' sat']
const speller = {
  piece: (id: number) => new TextEncoder().encode(pieces[id]),
  info: { name: 'Model', quantization: 'Q4_1', specialIds: [] },
}

const cat: PositionSummary = {
  entropy: 1.5,
  surprisal: 3,
  probability: 0.125,
  rank: 2,
  top: [
    { id: 2, probability: 0.5 },
    { id: 1, probability: 0.125 },
  ],
}
const sat: PositionSummary = { ...cat, entropy: 4, surprisal: 1, probability: 0.5, rank: 1 }
const begun = beginAnalysis([0, 1, 3, 3])
const partly = withSummaries(begun, 1, [cat, sat])

describe('the card of a position', () => {
  it('says what the model expected, and which of it came', () => {
    const { facts, expected, summary } = cardOf(partly, speller, 1)
    expect(facts.map(({ value }) => value)).toEqual([
      '2 of 4',
      '2',
      '12.5\u202f%',
      '3.00 bits',
      '1.50 bits',
    ])
    expect(expected.map(({ share, came }) => [share, came])).toEqual([
      [100, false],
      [25, true],
    ])
    expect(summary).toContain('dog, space before (50.0\u202f%), cat, space before (12.5\u202f%)')
  })

  it('says so where there is nothing to expect from, and where nothing is known yet', () => {
    expect(cardOf(partly, speller, 0).note).toMatch(/^The first token/)
    expect(cardOf(partly, speller, 3).note).toMatch(/not read this far/)
  })
})

it('says in a line what stands at a position, with numbers as far as they are known', () => {
  expect(lineOf(partly, speller, 1)).toContain('entropy 1.50, surprisal 3.00 bits')
  expect(lineOf(partly, speller, 3)).toBe('Position 4, sat, space before')
})

it('sums the curve up in words, with its peak', () => {
  expect(summaryOf(partly, speller)).toMatch(/1\.50 to 4\.00 bits, 2\.75 on average.*cat.*3\.00/)
  expect(summaryOf(begun, speller)).toBe('Nothing has been analyzed yet.')
})

it('has a row for each position, without numbers where none are known', () => {
  const rows = rowsOf(partly, speller, 1, 4)
  expect(rows.map(({ position }) => position)).toEqual(['2', '3', '4'])
  expect(rows[0].numbers).toEqual(['1.50', '3.00', '12.5\u202f%', '2'])
  expect(rows[2]).toMatchObject({ numbers: ['–', '–', '–', '–'], first: undefined })
})

it('lists the most uncertain and the most surprising places, most first', () => {
  const [uncertain, surprising] = placesOf(partly, speller)
  expect(uncertain.places.map(({ position }) => position)).toEqual([2, 1])
  expect(surprising.places.map(({ label }) => label)).toEqual([
    'cat, space before, position 2, 3.00 bits, rank 2',
    'sat, space before, position 3, 1.00 bits, rank 1',
  ])
})

it('says of sums whether the whole text is in them', () => {
  const [total] = totalsOf(partly, speller)
  expect(total).toMatchObject({ value: '4.0', unit: 'bits, 2 tokens so far' })
  const whole = withSummaries(partly, 3, [sat])
  expect(totalsOf(whole, speller)[0].unit).toBe('bits, 3 tokens')
  expect(totalsOf(begun, speller).map(({ value }) => value)).toEqual(['–', '–', '–', '–', '–'])
})
