import { describe, expect, it } from 'vitest'
import { positionOf, STEP, temperatureAt, ticks } from './axis.ts'

describe('the axis of temperatures', () => {
  it('gives every decade the same room, from 0.05 to 50', () => {
    expect([0.05, 0.5, 5, 50].map(positionOf)).toEqual([0, 1 / 3, 2 / 3, 1])
    expect([0, 1 / 3, 2 / 3, 1].map(temperatureAt)).toEqual([0.05, 0.5, 5, 50])
  })

  it('stays within its ends', () => {
    expect(temperatureAt(-0.2)).toBe(0.05)
    expect(temperatureAt(1.2)).toBe(50)
  })

  it('finds back to every temperature that is written under it', () => {
    for (const { T } of ticks) expect(temperatureAt(positionOf(T))).toBe(T)
  })

  it('goes on with every step of the slider, and stands on 1 in passing', () => {
    const steps = Array.from({ length: 301 }, (_, i) => temperatureAt(i * STEP))
    expect(new Set(steps).size).toBe(301)
    expect(steps).toContain(1)
    expect(steps.at(-1)).toBe(50)
  })
})
