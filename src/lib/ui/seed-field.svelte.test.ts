import { describe, expect, it } from 'vitest'
import { SeedField } from './seed-field.svelte.ts'

/** A field over a seed that knows only one digit. */
function fieldOf(first: number) {
  const set = $state({ seed: first })
  const field = new SeedField(
    () => set.seed,
    (seed) => {
      if (!/^\d$/.test(String(seed))) throw new RangeError(`no seed: ${seed}`)
      set.seed = seed
    },
  )
  return { field, set }
}

describe('a seed field', () => {
  it('sets each seed as it is typed, and keeps the text as it was typed', () => {
    const { field, set } = fieldOf(6)
    expect(field.text).toBe('6')
    field.type('07')
    expect(set.seed).toBe(7)
    expect(field.text).toBe('07')
    field.leave()
    expect(field.text).toBe('7')
  })

  it('refuses what is no seed, and forgets it when it is left', () => {
    const { field, set } = fieldOf(6)
    for (const text of ['', ' ', '-3', 'x', '1.5', '1,5']) {
      field.type(text)
      expect(field.isRefused, text).toBe(true)
      expect(set.seed).toBe(6)
    }
    field.leave()
    expect(field.isRefused).toBe(false)
    expect(field.hasStayed).toBe(true)
    expect(field.text).toBe('6')
  })

  it('brings back the seed before when what was typed turns out to be none', () => {
    const { field, set } = fieldOf(6)
    for (const text of ['1', '1.', '1.5']) field.type(text)
    expect(set.seed).toBe(6)
    field.type('1')
    expect(set.seed).toBe(1)
    expect(field.isRefused).toBe(false)
  })

  it('shows a seed that was set elsewhere', () => {
    const { field, set } = fieldOf(6)
    set.seed = 9
    expect(field.text).toBe('9')
  })
})
