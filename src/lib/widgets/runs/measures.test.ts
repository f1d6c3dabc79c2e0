import { describe, expect, it } from 'vitest'
import { distinctShare, exactLoop, longestRepeat, staysAbove, windowMeans } from './measures.ts'

const ids = (text: string) => [...text].map((letter) => letter.codePointAt(0)!)

describe('exactLoop', () => {
  it('finds where three copies in a row begin, the last one cut short or not', () => {
    expect(exactLoop(ids('once abcabcabc'))).toEqual({ start: 5, period: 3 })
    expect(exactLoop(ids('once abcabcabcab'))).toEqual({ start: 5, period: 3 })
  })

  it('takes the shortest block: a block twice is a longer one half as often', () => {
    expect(exactLoop(ids('xabababababab'))).toEqual({ start: 1, period: 2 })
  })

  it.each(['', 'abc', 'once abcabc', 'abcabcabc and on', 'aabbccddee'])(
    'finds none in "%s"',
    (text) => expect(exactLoop(ids(text))).toBeUndefined(),
  )

  it('looks for blocks of up to 40 tokens', () => {
    const block = (length: number) => Array.from({ length }, (_, i) => i)
    const thrice = (length: number) => [99, ...block(length), ...block(length), ...block(length)]
    expect(exactLoop(thrice(40))).toEqual({ start: 1, period: 40 })
    expect(exactLoop(thrice(41))).toBeUndefined()
  })
})

describe('longestRepeat', () => {
  it('finds the longest phrase that stands twice', () => {
    expect(longestRepeat(ids('the box and the bow'))).toEqual({ first: 0, second: 12, length: 6 })
  })

  it('counts no token in both places', () => {
    expect(longestRepeat(ids('aaaa'))).toEqual({ first: 0, second: 2, length: 2 })
  })

  it('finds nothing where each token is new', () => {
    expect(longestRepeat(ids('abc'))).toBeUndefined()
  })
})

it('gives the share of distinct runs', () => {
  expect(distinctShare(ids('abcd'), 3)).toBe(1)
  // aba bab aba bab
  expect(distinctShare(ids('ababab'), 3)).toBe(2 / 4)
})

it('averages every few values in a row', () => {
  expect(windowMeans([1, 3, 5, 1], 2)).toEqual([2, 4, 3])
  expect(windowMeans([1], 2)).toEqual([])
})

describe('staysAbove', () => {
  const limits = { size: 2, least: 4 }

  it('finds where the last low window is over', () => {
    expect(staysAbove([9, 9, 1, 1, 6, 8, 4], limits)).toBe(4)
    expect(staysAbove([4, 4, 4], limits)).toBe(0)
  })

  it('finds nothing where the end is low, or there are too few values', () => {
    expect(staysAbove([9, 9, 1, 1], limits)).toBeUndefined()
    expect(staysAbove([9], limits)).toBeUndefined()
  })
})
