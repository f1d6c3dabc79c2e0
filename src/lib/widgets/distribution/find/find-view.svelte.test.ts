import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '#lib/widgets/session/index.ts'
import { FindView } from './find-view.svelte.ts'

const tokens = [' cat', 'cat', ' dog']
const speller = {
  info: { vocabSize: tokens.length },
  piece: (id: number) => new TextEncoder().encode(tokens[id]),
}

let find: FindView
let onAnswer: () => void
let end: () => void

beforeEach(() => {
  onAnswer = vi.fn()
  end = $effect.root(() => {
    find = new FindView({ model: { speller } } as unknown as Session, () => onAnswer())
  })
})
afterEach(() => end())

it('says that it searches until the first answer is there', async () => {
  expect(find.status).toBe('')
  find.type('cat')
  expect(find.isSearching).toBe(true)
  expect(find.status).toBe('Searching…')
  await vi.waitFor(() => expect(find.isSearching).toBe(false))
  expect(find.status).toBe('2 tokens match.')
})

it('keeps the answers it has while it looks for the next', async () => {
  find.type('cat')
  await vi.waitFor(() => expect(find.matches).toBeDefined())
  find.type('dog')
  expect(find.isSearching).toBe(true)
  expect(find.status).toBe('2 tokens match.')
  await vi.waitFor(() => expect(find.status).toBe('One token matches.'))
})

it('stops searching when the field is cleared', async () => {
  find.type('cat')
  find.clear()
  expect(find.isSearching).toBe(false)
  expect(find.status).toBe('')
})
