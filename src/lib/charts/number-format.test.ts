import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decimalsApart,
  decimalsOf,
  formatCount,
  formatMagnitude,
  formatMagnitudeAligned,
  formatNumber,
  formatOdds,
  formatPerplexity,
  formatPercent,
  formatPowerOfTen,
  formatProbability,
  formatProbabilityAligned,
  formatSetting,
} from './number-format.ts'

const plain = (text: string) => text.replaceAll('\u202f', ' ')

describe('formatProbability', () => {
  it.each([
    [0.4021, '40.2 %'],
    [0.0453, '4.53 %'],
    [0.00916, '0.916 %'],
    [0.0001, '0.010 %'],
    [0.00009999, '1.0 × 10⁻⁴'],
    [4.1e-7, '4.1 × 10⁻⁷'],
    [2.8e-20, '2.8 × 10⁻²⁰'],
    [0.099996, '10.0 %'],
    [0.0099996, '1.00 %'],
    [0.1, '10.0 %'],
    [0.01, '1.00 %'],
    [0.9997, '99.97 %'],
    [0.99999, '99.9990 %'],
    [1, '100.0 %'],
    [0, '0 %'],
  ])('writes %d as %s', (probability, text) => {
    expect(plain(formatProbability(probability))).toBe(text)
  })

  it('never writes zero for what is not zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, noNaN: true }), (probability) => {
        const digits = formatProbability(probability).replace(/ %$| × .*$/, '')
        expect(Number(digits.split('\u202f')[0])).toBeGreaterThan(0)
      }),
    )
  })

  it('aligns the decimal points of a column set flush right', () => {
    const afterPoint = (probability: number) =>
      formatProbabilityAligned(probability).split('.')[1].length
    expect(afterPoint(0.402)).toBe(afterPoint(0.0453))
    expect(afterPoint(0.402)).toBe(afterPoint(0.00916))
  })
})

describe('formatOdds', () => {
  it.each([
    [4.1e-7, '1 in 2.4 million'],
    [0.001, '1 in 1,000'],
    [1e-9, '1 in 1.0 billion'],
    [0, 'never'],
  ])('says %d as %s', (probability, text) => {
    expect(formatOdds(probability)).toBe(text)
  })
})

describe('formatNumber', () => {
  it('uses a true minus sign', () => {
    expect(formatNumber(-17.211)).toBe('−17.21')
  })

  it('writes no minus before zero', () => {
    expect(formatNumber(-0.001)).toBe('0.00')
  })

  it('writes infinity as such', () => {
    expect(formatNumber(Infinity)).toBe('∞')
  })
})

it('separates thousands', () => {
  expect(formatCount(49152)).toBe('49,152')
})

it('writes a large perplexity whole', () => {
  expect([2.657, 99.99, 99.999, 1203.6].map(formatPerplexity)).toEqual([
    '2.66',
    '99.99',
    '100',
    '1,204',
  ])
})

it('writes a setting with the decimals it needs', () => {
  expect([1, 0.9, 0.925, 0.92512].map((p) => decimalsOf(p, 2))).toEqual([2, 2, 3, 5])
})

it('is not fooled by binary fractions when it counts decimals', () => {
  expect([0.1 + 0.2, 1e-7, 64, 0, -Infinity].map((n) => decimalsOf(n))).toEqual([1, 7, 0, 0, 0])
})

it('writes as many decimals as tell numbers apart', () => {
  expect(decimalsApart([0, 0.25, 0.5, 1], 3)).toBe(3)
  expect(decimalsApart([0.87812, 0.8781, 0.87831], 3)).toBe(5)
  expect(decimalsApart([0.5, 0.5, 1 - 1e-9, 1], 3)).toBe(9)
})

describe('formatSetting', () => {
  it('writes as many decimals as the slider steps', () => {
    expect(formatSetting(0.9, 0.01)).toBe('0.90')
    expect(formatSetting(40, 1)).toBe('40')
    expect(formatSetting(0, 0.0001)).toBe('0.0000')
  })

  it('writes more where the value has more, and a true minus', () => {
    expect(formatSetting(0.0006, 0.01)).toBe('0.0006')
    expect(formatSetting(-0.5, 0.01)).toBe('−0.50')
    expect(formatSetting(-Infinity, 1)).toBe('−∞')
  })

  it('reads back as the same number, however small or near to 1', () => {
    const setting = fc.oneof(
      fc.double({ min: 1e-12, max: 200, noNaN: true }),
      fc.constantFrom(1e-9, 0.9999999),
    )
    fc.assert(
      fc.property(setting, fc.constantFrom(1, 0.05, 0.0001), (value, step) => {
        expect(Math.abs(Number(formatSetting(value, step)) / value - 1)).toBeLessThan(2e-12)
      }),
    )
  })
})

it('names the ends of an axis', () => {
  expect(formatPowerOfTen(-12)).toBe('10⁻¹²')
  expect(formatPercent(0.42)).toBe('42\u202f%')
})

describe('formatMagnitude', () => {
  it.each([
    [5389698.4, '5,389,698'],
    [999.96, '1,000'],
    [83.78, '83.8'],
    [9.996, '10.0'],
    [5.553, '5.55'],
    [0.319, '0.32'],
    [0.0183, '1.8 × 10⁻²'],
    [2.9e13, '2.9 × 10¹³'],
  ])('writes %d as %s', (value, text) => {
    expect(formatMagnitude(value)).toBe(text.replaceAll(' ', '\u202f'))
  })

  it('pads so that points align', () => {
    expect(formatMagnitudeAligned(5.55)).toBe('5.55')
    expect(formatMagnitudeAligned(83.8)).toBe('83.8\u2007')
    expect(formatMagnitudeAligned(403)).toBe('403.0\u2007')
    expect(formatMagnitudeAligned(13_360)).toBe('13,360\u2008\u2007\u2007')
  })
})
