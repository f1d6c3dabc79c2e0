import { describe, expect, it } from 'vitest'
import { fieldText, parseValue, positionOf } from './slider.ts'

describe('parseValue', () => {
  const topP = { neutral: 1, min: 0.01, max: 1, decimals: 2 }
  const topK = { neutral: 0, min: 1, max: 49152, decimals: 0 }

  it('takes what lies within the limits, ends included', () => {
    expect(parseValue('0.9', topP)).toBe(0.9)
    expect(parseValue('0.01', topP)).toBe(0.01)
    expect(parseValue('49152', topK)).toBe(49152)
  })

  it('takes empty and the neutral value for off', () => {
    expect(parseValue('', topK)).toBe(0)
    expect(parseValue('0', topK)).toBe(0)
  })

  it('refuses what is outside, no number, or half a token', () => {
    expect(parseValue('0', topP)).toBeUndefined()
    expect(parseValue('1.01', topP)).toBeUndefined()
    expect(parseValue('-1', topK)).toBeUndefined()
    expect(parseValue('4.5', topK)).toBeUndefined()
    expect(parseValue('much', topP)).toBeUndefined()
    expect(parseValue('Infinity', topK)).toBeUndefined()
  })
})

describe('fieldText', () => {
  it('writes the decimals given, and more before it writes another number', () => {
    expect(fieldText(0.9, 2)).toBe('0.90')
    expect(fieldText(40, 0)).toBe('40')
    expect(fieldText(0.999, 2)).toBe('0.999')
    expect(fieldText(0.0006, 2)).toBe('0.0006')
  })
})

describe('positionOf', () => {
  it('stops at the ends of the track', () => {
    expect(positionOf(0.5, 0, 2)).toBe(0.25)
    expect(positionOf(500, 1, 101)).toBe(1)
    expect(positionOf(-1, 0, 2)).toBe(0)
  })
})
