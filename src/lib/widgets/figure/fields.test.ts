import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FieldError, initialValues, readWords, writeWords, type Fields } from './fields.ts'

const fields = {
  T: { kind: 'number', initial: 0.7, min: 0.1, max: 2 },
  phase: { kind: 'choice', initial: 'logits', of: ['logits', 'shares'] },
  log: { kind: 'switch', initial: false },
} as const satisfies Fields

test('starts every field where it says', () => {
  expect(initialValues(fields)).toEqual({ T: 0.7, phase: 'logits', log: false })
})

test('writes only what has been moved, and reads it back', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 2, noNaN: true }),
      fc.constantFrom('logits' as const, 'shares' as const),
      fc.boolean(),
      (T, phase, log) => {
        const values = { T, phase, log }
        const words = writeWords(fields, values)
        expect({ ...initialValues(fields), ...readWords(fields, words) }).toEqual(values)
        expect('log' in words).toBe(log)
      },
    ),
  )
})

test.each([
  [{ p: '0.5' }, 'has no "p", only T, phase, log'],
  [{ toString: 'on' }, 'has no "toString"'],
  [{ T: '3' }, 'takes T from 0.1 to 2, got "3"'],
  [{ T: 'warm' }, 'takes T from 0.1 to 2'],
  [{ T: '' }, 'takes T from 0.1 to 2'],
  [{ phase: 'sums' }, 'takes phase as logits, shares'],
  [{ log: 'true' }, 'takes log as on or off'],
])('refuses %o and says what it takes', (words, message) => {
  expect(() => readWords(fields, words)).toThrow(FieldError)
  expect(() => readWords(fields, words)).toThrow(message)
})
