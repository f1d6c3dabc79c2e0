import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import WithRecordings from '#lib/widgets/model/WithRecordings.fixture.svelte'
import { fields } from './fields.ts'
import TailFigure from './TailFigure.svelte'

beforeEach(() => page.viewport(928, 900))

async function show(words: Words = {}) {
  const settings = new FigureSettings(fields, words)
  await render(WithRecordings, { component: TailFigure as never, settings: settings as never })
  return settings
}

const slider = () => page.getByRole('slider', { name: 'Rank on the curve' })
const chart = () => page.getByRole('figure', { name: 'Probability by rank' })

it('shows all 49,152 tokens after the recorded text, and what stands at a rank', async () => {
  await show()
  await expect.element(chart()).toHaveTextContent('the other 49,042: 29.3 %')
  await expect.element(page.getByRole('row', { name: '1,000' })).toHaveTextContent('find')
  await expect.element(page.getByText('Recorded', { exact: true })).toBeVisible()
})

it('is set by the text of the chapter: prompt, rank and curve', async () => {
  const settings = await show({ prompt: 'two-cities', rank: '3' })
  await expect.element(slider()).toHaveAttribute('aria-valuetext', expect.stringContaining('the'))
  settings.set({ cumulative: 'on', rank: '49152' })
  await expect.element(chart()).toHaveTextContent('cumulative, right scale')
  await expect
    .element(slider())
    .toHaveAttribute('aria-valuetext', expect.stringContaining('ournal'))
})

it('takes a rank from the reader into its settings, for an address', async () => {
  const settings = await show()
  await page.getByRole('textbox', { name: 'rank' }).fill('5000')
  expect(settings.words).toEqual({ rank: '5000' })
})
