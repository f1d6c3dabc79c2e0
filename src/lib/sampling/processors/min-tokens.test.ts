import { describe, expect, it } from 'vitest'
import { keptIds } from './run-one.ts'

const kept = (generated: number) =>
  keptIds(
    new Float32Array(4),
    'min-tokens',
    { count: 2, endIds: [1, 3] },
    {
      contextIds: Array(5 + generated).fill(0),
      promptLength: 5,
    },
  )

describe('min-tokens', () => {
  it('removes the ends of a text until enough tokens have been generated', () => {
    expect(kept(0)).toEqual([0, 2])
    expect(kept(1)).toEqual([0, 2])
    expect(kept(2)).toEqual([0, 1, 2, 3])
  })
})
