import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { rank, runChain, type Trace } from '#lib/sampling/index.ts'
import Chart from './Chart.svelte'
import { TailChart } from './chart.svelte.ts'
import { TailReading } from './reading.svelte.ts'

const V = 5000
/** Zipf's law: the token of rank r has a probability in proportion to 1/r. */
const logits = Float32Array.from({ length: V }, (_, id) => -Math.log(id + 1))
const own = rank(logits)
const speller = {
  info: { specialIds: [] },
  piece: (id: number) => new TextEncoder().encode(` t${id + 1}`),
}
const shapedBy = (id: 'top-k' | 'temperature', params: Record<string, number>): Trace =>
  runChain(logits, [{ id, params }], { contextIds: [], promptLength: 0 }, own)

let reading: TailReading
let chart: TailChart
let shaped = $state.raw<Trace>()
let choices = $state({ rank: 1000, cumulative: false })
let end: () => void

beforeEach(() => {
  shaped = undefined
  choices = { rank: 1000, cumulative: false }
  end = $effect.root(() => {
    reading = new TailReading(() => ({ own, shaped, speller }), choices)
    chart = new TailChart(reading, choices, 200)
  })
})
afterEach(() => end())

const slider = () => page.getByRole('slider', { name: 'Rank on the curve' })

describe('TailReading', () => {
  it('reads a plain ranking, with no bench around it', () => {
    expect(reading.tiles).toMatchObject({
      vocabulary: '5,000',
      kept: '',
      counts: '53 · 2,014 · 4,566',
    })
    reading.choose(500)
    expect(reading.rows.map(({ rankText }) => rankText)).toEqual([
      '498',
      '499',
      '500',
      '501',
      '502',
    ])
    expect(reading.valueText).toMatch(
      /^rank 500, t500, space before, probability 0\.022.%, 1 in 4,547$/,
    )
  })

  it('stays with the model’s own while a setting moves, until asked for the other', () => {
    const before = [reading.tiles, chart.ownPath, chart.bands]
    shaped = shapedBy('top-k', { k: 40 })
    expect([reading.tiles, chart.ownPath, chart.bands]).toEqual(before)
    expect(reading.tiles).toBe(before[0])
    expect(chart.shapedPath).not.toBe('')

    reading.which = 'shaped'
    expect(reading.tiles!.kept).toBe('40 kept')
    expect(reading.row(41)).toMatchObject({
      isRemoved: true,
      probability: 'removed',
      odds: 'never',
    })
    expect(reading.beyond!.rows.map(({ odds }) => odds)).toEqual(['never', 'never'])
    expect(reading.beyond!.draws).toContain('no draw can land beyond rank 40')
  })

  it('says that both are the same where nothing is set', () => {
    shaped = shapedBy('temperature', { temperature: 1 })
    expect(reading.note).toBe('')
    reading.which = 'shaped'
    expect(reading.note).toContain('both are the same')
    expect(chart.shapedPath).toBe('')
  })

  it('tells what is no rank, and keeps the one it had', () => {
    reading.choose(7)
    reading.type('5001')
    expect(reading.problem).toBe('A rank is a whole number from 1 to 5,000.')
    expect(reading.rank).toBe(7)
    reading.type('4,000')
    expect(reading.problem).toBeUndefined()
    expect(reading.rank).toBe(4000)
    reading.type('x')
    reading.leaveField()
    expect(reading.rankText).toBe('4,000')
  })
})

describe('Chart', () => {
  it('is read by keyboard', async () => {
    await render(Chart, { chart })
    await expect.element(slider()).toHaveAttribute('aria-valuenow', '1000')
    slider().element().focus()
    await userEvent.keyboard('{Home}')
    await expect
      .element(slider())
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^rank 1, t1/))
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{PageUp}')
    await expect.element(slider()).toHaveAttribute('aria-valuenow', '30')
    await userEvent.keyboard('{End}')
    await expect.element(slider()).toHaveAttribute('aria-valuenow', '5000')
  })

  it('has a summary and a table', async () => {
    await render(Chart, { chart })
    const figure = page.getByRole('figure', { name: 'Probability by rank' })
    await expect
      .element(figure)
      .toHaveAccessibleDescription(
        /Rank 1 is t1, space before, 11\.0.%;.*Head, ranks 1 to 10: 32\.2.%/,
      )
    await page.getByText('The same as a table').click()
    await expect.element(page.getByRole('row').last()).toHaveTextContent(/^5,000/)
  })

  it('hatches what is removed', async () => {
    await render(Chart, { chart })
    expect(chart.removedFrom).toBeUndefined()
    shaped = shapedBy('top-k', { k: 40 })
    reading.which = 'shaped'
    flushSync()
    expect(chart.removedFrom! / chart.plot.width).toBeCloseTo(Math.log(40) / Math.log(V), 6)
    await expect.element(page.getByText('removed')).toBeVisible()
  })
})
