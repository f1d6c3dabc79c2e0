import { describe, expect, it } from 'vitest'
import { completeParams, processors } from '#lib/sampling/index.ts'
import { fieldLimits } from './field-limits.ts'
import { parseBiases, parseIds, writeBiases, writeIds } from './id-text.ts'

const tokens = [' Sydney', 'Sydney', 'ing', '\n', ',', ':']
const vocabulary = {
  vocabSize: 1000,
  idOf: (letters: string) => {
    const at = tokens.indexOf(letters)
    return at < 0 ? undefined : 900 + at
  },
}

describe('token ids in a text field', () => {
  const parse = (text: string) => parseIds(text, vocabulary)

  it('are read as they are written', () => {
    expect(parse(writeIds([2, 198]))).toEqual({ value: [2, 198] })
    expect(parse('')).toEqual({ value: [] })
    expect(parse(' 7;8,')).toEqual({ value: [7, 8] })
  })

  it('may be words: in quotes letter by letter, plain ones with the space before them where there is one', () => {
    expect(parse('Sydney, "Sydney", " Sydney"')).toEqual({ value: [900, 901, 900] })
    expect(parse('ing, "\\n", ",", :')).toEqual({ value: [902, 903, 904, 905] })
  })

  it.each(['1000', '-1', '1.5', 'two', '1 2', '"Sydney'])('are refused in %s', (text) => {
    expect(parse(`7, ${text}`)).toEqual({ wrong: text })
  })
})

describe('biases in a text field', () => {
  const parse = (text: string) => parseBiases(text, vocabulary)

  it('are read as they are written, bans too', () => {
    const biases = { 7: -Infinity, 42: -2.5, 43: 100 }
    expect(writeBiases(biases)).toBe('7: ban, 42: −2.5, 43: 100')
    expect(parse(writeBiases(biases))).toEqual({ value: biases })
    expect(parse('42: -2.5')).toEqual({ value: { 42: -2.5 } })
  })

  it('may be for words', () => {
    expect(parse(' Sydney: -100, ",": 1, "\\n": ban, :: 2')).toEqual({
      value: { 900: -100, 904: 1, 903: -Infinity, 905: 2 },
    })
  })

  it.each(['42', '42:', '42: x', '1000: 1', 'a: 1', '1: 2: 3', '1: Infinity'])(
    'are refused in %s',
    (text) => {
      expect(parse(`7: 1, ${text}`)).toEqual({ wrong: text })
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
