import { expect, it } from 'vitest'
import { glimpseOf } from './glimpse.ts'

it('gives a short text whole, in a line', () => {
  expect(glimpseOf(' The cat\n\nsat ')).toBe('The cat sat')
})

it('cuts a long text at a word, and says so', () => {
  const text = 'The first word is symmetry, where one half of a thing mirrors the other.'
  expect(glimpseOf(text)).toBe('… where one half of a thing mirrors the other.')
})

it('cuts what has no spaces anywhere', () => {
  expect(glimpseOf('x'.repeat(100))).toBe(`… ${'x'.repeat(48)}`)
})
