import { expect, it } from 'vitest'
import { typedNumber } from './typed-number.ts'

it.each([
  ['0.9', 0.9],
  [' 7 ', 7],
  ['.5', 0.5],
  ['1.', 1],
  ['1e-3', 0.001],
  ['1,5', 1.5],
  ['−2.5', -2.5],
  ['-2', -2],
])('reads %s', (text, value) => {
  expect(typedNumber(text)).toBe(value)
})

it.each(['', ' ', '-', '1,5,2', '1 2', 'much', '0x10', 'Infinity', 'NaN', '1.2.3'])(
  'takes "%s" for no number',
  (text) => {
    expect(typedNumber(text)).toBeUndefined()
  },
)

it('reads thousands only where whole numbers are meant, and no halves there', () => {
  expect(typedNumber('49,152', true)).toBe(49_152)
  expect(typedNumber('1,000')).toBe(1)
  expect(typedNumber('1,5', true)).toBeUndefined()
  expect(typedNumber('1.5', true)).toBeUndefined()
})
