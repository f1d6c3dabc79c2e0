import { describe, expect, it } from 'vitest'
import { curvesOf, fanOf } from './curves.ts'

const points = (path: string) =>
  [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))

describe('curvesOf', () => {
  it('draws the first from the top and the second from the bottom to the same place', () => {
    const [first, second] = curvesOf([1, 0]).map(points)
    expect([first[0], second[0]]).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 100 },
    ])
    // e^(1/50) to 1: half a percent above one half, and below.
    expect(first.at(-1)).toEqual({ x: 300, y: 49.5 })
    expect(second.at(-1)).toEqual({ x: 300, y: 50.5 })
  })

  it('never lets one line cross another', () => {
    const lines = curvesOf([1, 0.8, 0]).map(points)
    for (const i of lines[0].keys()) {
      expect(lines[0][i].y).toBeLessThanOrEqual(lines[1][i].y)
      expect(lines[1][i].y).toBeLessThanOrEqual(lines[2][i].y)
    }
  })
})

describe('fanOf', () => {
  it('leads from the end of each line to the middle of its row', () => {
    const [upper, lower] = fanOf([0.55, 0.45], 40)
    expect(upper).toMatch(/^M0 45C.* 40 25$/)
    expect(lower).toMatch(/^M0 55C.* 40 75$/)
  })
})
