import { describe, expect, it } from 'vitest'
import { textOf } from './text-of.ts'

const [city, accented, mark] = ['city ', 'é', '\ufeff'].map((text) =>
  new TextEncoder().encode(text),
)
const pieces = [city, accented.slice(0, 1), accented.slice(1), mark]
const speller = { piece: (id: number) => pieces[id] }

describe('textOf', () => {
  it('joins the characters that are spread over several tokens', () => {
    expect(textOf([0, 1, 2], speller)).toBe('city é')
    expect(textOf([], speller)).toBe('')
  })

  it('marks half a character where it stands', () => {
    expect(textOf([1, 0], speller)).toBe('\ufffdcity ')
    expect(textOf([0, 1], speller)).toBe('city \ufffd')
  })

  it('keeps a byte order mark, also at the beginning', () => {
    expect(textOf([3, 0], speller)).toBe('\ufeffcity ')
  })
})
