import { expect, it } from 'vitest'
import { counted } from './counted.ts'

it('has one of a thing, and several or none of things', () => {
  expect(['0', '1', '2', '1,000'].map((count) => counted(count, 'token'))).toEqual([
    '0 tokens',
    '1 token',
    '2 tokens',
    '1,000 tokens',
  ])
  expect(counted('1', 'more token')).toBe('1 more token')
})
