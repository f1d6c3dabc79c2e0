import { expect, test } from 'vitest'
import { everydayChain, paramOf } from './everyday-chain.ts'
import { readSpokenLink } from './read-spoken-link.ts'
import { writeSpokenLink } from './spoken-link.ts'

test('reads back the text and the settings it wrote', () => {
  const text = 'def f(n):\n    return n & 1 # "ok"?'
  const link = writeSpokenLink({ text, temperature: 1.5, topK: 40, topP: 0.9 })
  const read = readSpokenLink(link)!
  expect(read.text).toBe(text)
  expect(paramOf(read.chain, 'temperature', 'temperature')).toBe(1.5)
  expect(paramOf(read.chain, 'top-k', 'k')).toBe(40)
  expect(paramOf(read.chain, 'top-p', 'p')).toBe(0.9)
  expect(read.ignored).toEqual([])
})

test('leaves every setting off that it does not name', () => {
  expect(readSpokenLink('text=The+cat')!.chain).toBe(everydayChain)
})

test('leaves out what no processor allows, and says what', () => {
  const { chain, ignored } = readSpokenLink('text=a&temperature=hot&top-p=0&top-k=2.5&mood=sad')!
  expect(chain).toBe(everydayChain)
  expect(ignored).toEqual(['temperature', 'top-p', 'top-k', 'mood'])
})

test('is no other link', () => {
  expect(readSpokenLink('1.eyJ9')).toBeUndefined()
  expect(readSpokenLink('')).toBeUndefined()
})
