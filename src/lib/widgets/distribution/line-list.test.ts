import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rank, runChain, type Chain } from '#lib/sampling/index.ts'
import { MATCHES } from './find/match.ts'
import { foundList, lineOf, wholeList } from './line-list.ts'

const logits = Float32Array.from({ length: 300 }, (_, id) => Math.sin(id * 7.3) * 5)
const own = rank(logits)
const traceOf = (chain: Chain) => runChain(logits, chain, { contextIds: [3, 5], promptLength: 1 })
const linesOf = (list: ReturnType<typeof wholeList>) =>
  Array.from({ length: list.count }, (_, index) => list.at(index))

describe('wholeList', () => {
  const chains: [string, Chain, number][] = [
    ['nothing removed', [], 0],
    ['one cut', [{ id: 'top-k', params: { k: 20 } }], 1],
    [
      'two cuts and another order',
      [
        { id: 'repetition-penalty', params: { penalty: 2 } },
        { id: 'top-k', params: { k: 40 } },
        { id: 'top-p', params: { p: 0.5 } },
      ],
      2,
    ],
  ]

  it.each(chains)('has every token once, the cuts after the kept ones: %s', (_, chain, cuts) => {
    const trace = traceOf(chain)
    const lines = linesOf(wholeList(trace, cuts))
    const ids = lines.flatMap((line) => (line.kind === 'token' ? line.id : []))
    expect(ids).toEqual([...trace.idByRank])
    expect(lines.slice(trace.keptCount, trace.keptCount + cuts).map(({ kind }) => kind)).toEqual(
      Array(cuts).fill('cut'),
    )
  })

  it.each(chains)(
    'finds the line of each token, and counts those before a line: %s',
    (...given) => {
      const [, chain, cuts] = given
      const trace = traceOf(chain)
      const list = wholeList(trace, cuts)
      let before = 0
      linesOf(list).forEach((line, index) => {
        expect(list.tokensBefore(index)).toBe(before)
        if (line.kind !== 'token') return
        expect(lineOf(line.id, trace, cuts)).toBe(index)
        before++
      })
      expect(list.tokensBefore(list.count)).toBe(300)
    },
  )
})

describe('foundList', () => {
  it('has every match once, best kind first, in the model’s order, under headings that count', () => {
    const places = fc.uint8Array({ minLength: 300, maxLength: 300, max: MATCHES.length })
    fc.assert(
      fc.property(places, (matches) => {
        const list = foundList(matches, own)
        const lines = linesOf(list)
        let before = 0
        let place = 0
        let left = 0
        lines.forEach((line, index) => {
          expect(list.tokensBefore(index)).toBe(before)
          if (line.kind === 'heading') {
            expect(left).toBe(0)
            expect(MATCHES.indexOf(line.match) + 1).toBeGreaterThan(place)
            place = MATCHES.indexOf(line.match) + 1
            left = line.count
          } else if (line.kind === 'token') {
            expect(matches[line.id]).toBe(place)
            left--
            before++
          }
        })
        const ids = lines.flatMap((line) => (line.kind === 'token' ? line.id : []))
        expect(new Set(ids).size).toBe(matches.filter((match) => match > 0).length)
        expect(list.tokenCount).toBe(ids.length)
      }),
    )
    const ranks = linesOf(foundList(new Uint8Array(300).fill(4), own)).flatMap((line) =>
      line.kind === 'token' ? own.rankOf(line.id) : [],
    )
    expect(ranks).toEqual(Array.from({ length: 300 }, (_, rank) => rank))
  })
})
