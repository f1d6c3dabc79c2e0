import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import WithModel from '#lib/widgets/model/WithModel.fixture.svelte'
import { fields } from './fields.ts'
import StrategiesReading from './StrategiesReading.svelte'

async function show(words: Words = {}) {
  await page.viewport(928, 900)
  const settings = new FigureSettings(fields, words)
  await render(WithModel, { component: StrategiesReading as never, settings: settings as never })
  return settings
}

const lane = (name: string) => page.getByRole('group', { name, exact: true })
const seen = (name: string) =>
  [...lane(name).element().querySelectorAll('.tokens li')].filter(
    (token) => getComputedStyle(token).visibility === 'visible',
  ).length

describe('four strategies in a chapter', () => {
  it('show 24 recorded tokens of each lane with its settings, before anything is loaded', async () => {
    await show()
    for (const name of ['Greedy', 'Top-k 40', 'Top-p 0.9', 'Creative']) expect(seen(name)).toBe(24)
    await expect.element(lane('Creative')).toHaveTextContent('temperature 1.5, top-p 0.95')
    await expect.element(page.getByText('Recorded', { exact: true })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Run the model here' })).toBeVisible()
  })

  it('say what each lane costs, and where it parts from greedy', async () => {
    await show()
    // Log P of the recorded greedy run is −22.06 nats over 24 tokens: e to 22.06 / 24 is 2.51.
    await expect.element(lane('Greedy')).toHaveTextContent(/−22\.\d+ nats.*Perplexity 2\.5/)
    await expect.element(lane('Greedy')).not.toHaveTextContent('Parts from')
    await expect.element(lane('Top-p 0.9')).toHaveTextContent(/Parts from greedy at token 1/)
  })

  it('show fewer tokens where the text says so, and keep their room', async () => {
    const settings = await show({ tokens: '6' })
    expect(seen('Creative')).toBe(6)
    const height = document.body.scrollHeight
    settings.set({ tokens: '20' })
    await expect.poll(() => seen('Creative')).toBe(20)
    expect(document.body.scrollHeight).toBe(height)
  })
})
