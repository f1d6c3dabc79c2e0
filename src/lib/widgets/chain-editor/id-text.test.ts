import { describe, expect, it } from 'vitest'
import { completeParams, processors } from '#lib/sampling/index.ts'
import { fieldLimits } from './field-limits.ts'
import { parseBiases, parseIds, writeBiases, writeIds } from './id-text.ts'

describe('token ids in a text field', () => {
  it('are read as they are written', () => {
    expect(parseIds(writeIds([2, 198]), 1000)).toEqual([2, 198])
    expect(parseIds('', 1000)).toEqual([])
    expect(parseIds(' 7;8,', 1000)).toEqual([7, 8])
  })

  it.each(['1000', '-1', '1.5', 'two', '1 2'])('are refused in %s', (text) => {
    expect(parseIds(text, 1000)).toBeUndefined()
  })
})

describe('biases in a text field', () => {
  it('are read as they are written, bans too', () => {
    const biases = { 7: -Infinity, 42: -2.5, 43: 100 }
    expect(writeBiases(biases)).toBe('7: ban, 42: −2.5, 43: 100')
    expect(parseBiases(writeBiases(biases), 1000)).toEqual(biases)
    expect(parseBiases('42: -2.5', 1000)).toEqual({ 42: -2.5 })
  })

  it.each(['42', '42:', '42: x', '1000: 1', 'a: 1', '1: 2: 3', '1: Infinity'])(
    'are refused in %s',
    (text) => {
      expect(parseBiases(text, 1000)).toBeUndefined()
    },
  )
})

describe('the limits of a number field', () => {
  it('leave out an end that is not allowed', () => {
    const p = { name: 'p', kind: 'number', valid: '(0, 1]', step: 0.01, help: '' } as const
    expect(fieldLimits(p)).toEqual({ min: 0.0001, max: 1 })
    expect(fieldLimits({ ...p, kind: 'integer', valid: '[-1, ∞)' })).toEqual({
      min: -1,
      max: Infinity,
    })
  })

  it('are values that every processor takes', () => {
    for (const processor of processors)
      for (const parameter of processor.parameters) {
        if (parameter.kind !== 'number' && parameter.kind !== 'integer') continue
        for (const value of Object.values(fieldLimits(parameter)).filter(Number.isFinite))
          expect(() => completeParams(processor, { [parameter.name]: value })).not.toThrow()
      }
  })
})
