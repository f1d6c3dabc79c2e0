import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticksOf } from './ticks.ts'

const three = ({ from, to }: { from: number; to: number }) => ({
  from: from.toFixed(3),
  to: to.toFixed(3),
})
const textsOf = (from: number, to: number, width = 486) =>
  ticksOf({ from, to }, three({ from, to }), width).map(({ text }) => text)

describe('ticksOf', () => {
  it('labels the ends of the piece and of the ruler', () => {
    expect(textsOf(0.2, 0.6)).toEqual(['0', '0.200', '0.600', '1'])
  })

  it('leaves out an end of the ruler where the piece begins or ends near it', () => {
    expect(textsOf(0.001, 0.5)).toEqual(['0.001', '0.500', '1'])
    expect(textsOf(0.5, 0.99)).toEqual(['0', '0.500', '0.990'])
  })

  it('puts the labels of a narrow piece on either side of it', () => {
    const [, from, to] = ticksOf({ from: 0.5, to: 0.52 }, { from: '0.500', to: '0.520' }, 486)
    expect(from.left).toBeLessThan(0.5 * 486 - 30)
    expect(to.left).toBeGreaterThan(0.52 * 486)
  })

  it('makes one label of two that would cover each other at an end of the ruler', () => {
    expect(textsOf(0.986, 0.987)).toEqual(['0', '0.986 – 0.987'])
    expect(textsOf(0.01, 0.012)).toEqual(['0.010 – 0.012', '1'])
  })

  it('keeps every label on the ruler and apart from the next, on a phone too', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        share,
        share,
        fc.integer({ min: 3, max: 9 }),
        fc.constantFrom(296, 486),
        (a, b, digits, width) => {
          const piece = { from: Math.min(a, b), to: Math.max(a, b) }
          const texts = { from: piece.from.toFixed(digits), to: piece.to.toFixed(digits) }
          const ticks = ticksOf(piece, texts, width)
          expect(ticks[0].left).toBeGreaterThanOrEqual(0)
          // A digit of the page's font is 7.4 pixels wide at 12 pixels.
          const rights = ticks.map(
            ({ text, left }) => left + 7.4 * text.replace(/[^\d]/g, '').length,
          )
          ticks.slice(1).forEach(({ left }, i) => expect(left).toBeGreaterThan(rights[i]))
          expect(rights.at(-1)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})
