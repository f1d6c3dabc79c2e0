import { expect, test } from 'vitest'
import { everydayChain, paramOf } from './everyday-chain.ts'
import { readSpokenLink } from './read-spoken-link.ts'
import { writeSpokenLink } from './spoken-link.ts'

test('reads back the text and the settings it wrote', () => {
  const text = 'def f(n):\n    return n & 1 # "ok"?'
  const link = writeSpokenLink({
    text,
    temperature: 1.5,
    topK: 40,
    topP: 0.9,
    minP: 0.05,
    repetitionPenalty: 1.1,
    seed: 7,
  })
  const read = readSpokenLink(link)!
  expect(read.text).toBe(text)
  expect(paramOf(read.chain, 'temperature', 'temperature')).toBe(1.5)
  expect(paramOf(read.chain, 'top-k', 'k')).toBe(40)
  expect(paramOf(read.chain, 'top-p', 'p')).toBe(0.9)
  expect(paramOf(read.chain, 'min-p', 'p')).toBe(0.05)
  expect(paramOf(read.chain, 'repetition-penalty', 'penalty')).toBe(1.1)
  expect(read.seed).toBe(7)
  expect(read).toMatchObject({ ignored: [], others: [] })
})

test('leaves every setting off that it does not name', () => {
  expect(readSpokenLink('text=The+cat')).toMatchObject({ chain: everydayChain, seed: undefined })
})

test('puts temperature after every cut where it is asked to, and before them otherwise', () => {
  const order = (link: string) => readSpokenLink(link)!.chain.map(({ id }) => id)
  const cuts = ['top-k', 'top-p', 'min-p']
  expect(order('text=a&order=temperature-last&temperature=2&min-p=0.1')).toEqual([
    'repetition-penalty',
    ...cuts,
    'temperature',
  ])
  expect(order('text=a&order=temperature-first&min-p=0.1')).toEqual([
    'repetition-penalty',
    'temperature',
    ...cuts,
  ])
})

test('hands on the words that are for a view', () => {
  const link = writeSpokenLink({ text: 'a', view: 'tail', rank: 546, cumulative: 'on' })
  const others = [
    ['view', 'tail'],
    ['rank', '546'],
    ['cumulative', 'on'],
  ]
  expect(readSpokenLink(link)).toMatchObject({ others, ignored: [] })
})

test.each(['temperature=hot', 'temperature=', 'top-p=0', 'top-k=2.5', 'min-p=-1', 'order=up'])(
  'leaves out %s and says so',
  (setting) => {
    const { chain, ignored } = readSpokenLink(`text=a&${setting}`)!
    expect(chain).toBe(everydayChain)
    expect(ignored).toEqual([setting.split('=')[0]])
  },
)

test.each(['-1', '1.5', '4294967296', 'x', ''])('takes “%s” for no seed', (seed) => {
  expect(readSpokenLink(`text=a&seed=${seed}`)).toMatchObject({
    seed: undefined,
    ignored: ['seed'],
  })
})

test('is no other link', () => {
  expect(readSpokenLink('1.eyJ9')).toBeUndefined()
  expect(readSpokenLink('')).toBeUndefined()
})
