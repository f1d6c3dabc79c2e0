import { describe, expect, it } from 'vitest'
import { keptIds, runOne } from './run-one.ts'

const kept = (contextIds: number[], size: number) =>
  keptIds(new Float32Array(5), 'no-repeat-ngram', { size }, { contextIds, promptLength: 0 })

describe('no-repeat-ngram', () => {
  it('removes what would complete a run that the text has', () => {
    expect(kept([1, 2, 3, 1, 2], 3)).toEqual([0, 1, 2, 4])
    expect(kept([1, 2, 3, 1, 2], 2)).toEqual([0, 1, 2, 4])
    expect(kept([1, 2, 3, 1, 2], 4)).toEqual([0, 1, 2, 3, 4])
  })

  it('of size 1 removes every token of the text', () => {
    expect(kept([1, 2, 1], 1)).toEqual([0, 3, 4])
  })

  it('does nothing while the text is shorter than the run', () => {
    expect(kept([1, 2], 3)).toHaveLength(5)
    expect(kept([], 1)).toHaveLength(5)
  })

  it('refuses to remove every token', () => {
    expect(() =>
      runOne(
        new Float32Array(2),
        'no-repeat-ngram',
        { size: 1 },
        {
          contextIds: [0, 1],
          promptLength: 0,
        },
      ),
    ).toThrow('no-repeat-ngram: removes every token with {"size":1}')
  })
})
