import { expect, it } from 'vitest'
import { wrap } from './wrap.ts'

const letters = (text: string) => text.length

it('fills a line before it begins the next', () => {
  expect(wrap('aa bb cc ddd', 5, letters)).toEqual(['aa bb', 'cc', 'ddd'])
  expect(wrap('aa bb cc dd', 5, letters)).toEqual(['aa bb', 'cc dd'])
})

it('leaves a word whole that is wider than a line', () => {
  expect(wrap('a incomprehensible b', 5, letters)).toEqual(['a', 'incomprehensible', 'b'])
})

it('makes no line of nothing', () => {
  expect(wrap(' \n ', 5, letters)).toEqual([])
})
