import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import WithRecordings from '#lib/widgets/model/WithRecordings.fixture.svelte'
import { fields } from './fields.ts'
import PipelineFigure from './PipelineFigure.svelte'

beforeEach(() => page.viewport(928, 900))

async function show(words: Words = {}) {
  const settings = new FigureSettings(fields, words)
  await render(WithRecordings, { component: PipelineFigure as never, settings: settings as never })
  return settings
}

const titles = async () => {
  const list = page.getByRole('list', { name: 'Stages' })
  await expect.element(list).toBeVisible()
  return [...list.element().querySelectorAll('.head strong')].map((title) => title.textContent)
}
/** How many tokens an order keeps. */
const kept = (order: string) =>
  page
    .getByRole('row', { name: new RegExp(`^${order}`) })
    .getByRole('cell')
    .first()

it('has a card for each stage, in the order of the chain', async () => {
  const settings = await show()
  expect(await titles()).toEqual(['Raw logits', 'Temperature', 'Softmax', 'Top-k', 'Top-p'])
  settings.set({ order: 'top-p-first' })
  await expect.poll(titles).toEqual(['Raw logits', 'Softmax', 'Top-k', 'Top-p', 'Temperature'])
})

it('compares both orders: a cut after the heat keeps far more', async () => {
  const settings = await show()
  // What the claim on the order in the eighth chapter says.
  await expect.element(kept('Top-p first')).toHaveTextContent(/^33$/)
  await expect.element(kept('Temperature first, shown above')).toHaveTextContent(/^4,573$/)
  settings.set({ T: '1' })
  await expect.element(kept('Temperature first')).toHaveTextContent(/^33$/)
})

it('is moved by its sliders, and writes what was set into its settings', async () => {
  const settings = await show()
  await page.getByRole('slider', { name: 'Top-k' }).fill('40')
  await expect.element(kept('Temperature first')).toHaveTextContent(/^[23]\d$/)
  expect(settings.words).toEqual({ k: '40' })
  await page.getByRole('radio', { name: 'Top-p first' }).click({ force: true })
  expect(settings.values.order).toBe('top-p-first')
})
