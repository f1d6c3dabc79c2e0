import { describe, expect, it } from 'vitest'
import { sights } from './sights.ts'

describe('sights', () => {
  it('finds the flattest token of the first lane and the steepest of all', () => {
    const { flat, steep } = sights([
      [-0.01, -2, -0.02],
      [-0.001, -7, -11.9],
    ])
    expect(flat).toEqual({ lane: 0, at: 2, logProb: -0.02 })
    expect(steep).toEqual({ lane: 1, at: 2, logProb: -11.9 })
  })

  it('sees nothing before there are tokens', () => {
    expect(sights([[], []])).toEqual({ flat: undefined, steep: undefined })
    expect(sights([[-1]]).flat).toBeUndefined()
  })
})
