import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rank, runChain, type Chain } from '#lib/sampling/index.ts'
import { MATCHES } from './find/match.ts'
import { foundList, lineOfRank, shownRankOf, wholeList } from './line-list.ts'

const logits = Float32Array.from({ length: 300 }, (_, id) => Math.sin(id * 7.3) * 5)
const own = rank(logits)
const traceOf = (chain: Chain) => runChain(logits, chain, { contextIds: [3, 5], promptLength: 1 })
const linesOf = (list: ReturnType<typeof wholeList>) =>
  Array.from({ length: list.count }, (_, index) => list.at(index))

describe('wholeList', () => {
  const chains: [string, Chain, number[]][] = [
    ['nothing removed', [], []],
    ['one cut', [{ id: 'top-k', params: { k: 20 } }], [20]],
    [
      'two cuts at one place and another further on',
      [
        { id: 'repetition-penalty', params: { penalty: 2 } },
        { id: 'top-k', params: { k: 40 } },
        { id: 'top-p', params: { p: 0.5 } },
      ],
      [10, 10, 40],
    ],
  ]

  it.each(chains)('has every token once, each cut after its ranks: %s', (_, chain, cuts) => {
    const trace = traceOf(chain)
    const tokens: number[] = []
    const cutsSeen: number[] = []
    for (const line of linesOf(wholeList(trace, cuts))) {
      if (line.kind === 'token') tokens.push(line.id)
      if (line.kind === 'cut') cutsSeen[line.cut] = tokens.length
    }
    expect(tokens).toEqual([...trace.idByRank])
    expect(cutsSeen).toEqual(cuts)
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
        expect(lineOfRank(shownRankOf(line.id, trace), cuts)).toBe(index)
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
