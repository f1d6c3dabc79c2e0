import { describe, expect, it } from 'vitest'
import { decimalsOf, formatSetting } from './param-format.ts'

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
})

describe('decimalsOf', () => {
  it('is not fooled by binary fractions, and ends at six', () => {
    expect(decimalsOf(0.1 + 0.2)).toBe(1)
    expect(decimalsOf(1 / 3)).toBe(6)
    expect(decimalsOf(64)).toBe(0)
  })
})
