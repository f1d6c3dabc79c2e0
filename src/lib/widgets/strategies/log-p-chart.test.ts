import { describe, expect, it } from 'vitest'
import { logPChart, running } from './log-p-chart.ts'

const size = { width: 500, height: 200 }
const series = (...lanes: number[][]) => lanes.map((logProbByPos, key) => ({ key, logProbByPos }))

describe('running', () => {
  it('begins with 0 and adds up', () => {
    expect(running([-1, -0.5, -2])).toEqual([0, -1, -1.5, -3.5])
  })
})

describe('logPChart', () => {
  it('begins every line in the top left corner and ends it where its sum stands', () => {
    const { lines, yTicks } = logPChart(series([-2, -3], [-5, -5, -10, -20]), size)
    for (const { d } of lines) expect(d).toMatch(/^M0\.0 0\.0L/)
    expect(yTicks.map(({ value }) => value)).toEqual([0, -10, -20, -30, -40])
    expect(lines[1]).toMatchObject({ x: 500, y: 200 })
    expect(lines[0]).toMatchObject({ x: 250, y: 25 })
  })

  it('has round ticks within the plot, the first token among them in a short text', () => {
    expect(logPChart(series([-1, -1, -1]), size).xTicks.map(({ value }) => value)).toEqual([
      1, 2, 3,
    ])
    const { xTicks, yTicks } = logPChart(series(Array<number>(87).fill(-3.3)), size)
    expect(xTicks.map(({ value }) => value)).toEqual([20, 40, 60, 80])
    for (const { at } of yTicks) expect(at).toBeLessThanOrEqual(size.height)
  })

  it('puts no label over another, and none below the plot', () => {
    const { lines } = logPChart(series([-9], [-9.9], [-10], [-10], [-2], [-10]), size)
    const places = lines.map(({ labelY }) => labelY).sort((a, b) => a - b)
    places.slice(1).forEach((place, i) => expect(place - places[i]).toBeGreaterThanOrEqual(16.9))
    expect(places.at(-1)).toBeLessThanOrEqual(size.height)
  })

  it('is drawn before there is a token', () => {
    const { lines, xTicks } = logPChart(series([], []), size)
    expect(lines.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(xTicks).toHaveLength(1)
  })
})
