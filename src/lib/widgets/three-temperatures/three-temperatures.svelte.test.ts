import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import WithModel from '#lib/widgets/model/WithModel.fixture.svelte'
import { fields } from './fields.ts'
import ThreeTemperatures from './ThreeTemperatures.svelte'

async function show(words: Words = {}) {
  await page.viewport(928, 900)
  const settings = new FigureSettings(fields, words)
  await render(WithModel, { component: ThreeTemperatures as never, settings: settings as never })
  return settings
}

const lane = (T: string) => page.getByRole('region', { name: new RegExp(`^T = ${T} `) })
const seen = (name: string) =>
  [...lane(name).element().querySelectorAll('.tokens li')].filter(
    (token) => getComputedStyle(token).visibility === 'visible',
  ).length

describe('one opening at three temperatures', () => {
  it('shows 70 recorded tokens of each run before anything is loaded', async () => {
    await show()
    for (const name of ['0', '0.7', '1.5']) expect(seen(name)).toBe(70)
    await expect.element(lane('0')).toHaveTextContent('beautiful')
    await expect.element(page.getByText('Recorded', { exact: true })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Run the model here' })).toBeVisible()
  })

  it('says what was measured: what is repeated, and where errors feed on errors', async () => {
    await show()
    await expect.element(lane('0')).toHaveTextContent('The longest phrase written twice has 10')
    await expect.element(lane('1.5')).toHaveTextContent('from token 26 on')
    await expect.element(lane('0.7')).not.toHaveTextContent('Errors feed on errors')
    const pins = document.querySelectorAll('.tokens .pin')
    expect(pins).toHaveLength(1)
    const meaning = document.querySelector('.meaning')!
    expect(meaning.textContent).toContain('average over 10 bits')
    expect(lane('1.5').element().contains(meaning)).toBe(true)
    const tokens = [...lane('1.5').element().querySelectorAll('.tokens li')]
    expect(tokens.indexOf(pins[0].closest('li')!)).toBe(25)
  })

  it('shows fewer tokens where the text or an address says so, and keeps their room', async () => {
    const settings = await show({ tokens: '20' })
    expect(seen('1.5')).toBe(20)
    const height = document.body.scrollHeight
    settings.set({ tokens: '50' })
    await expect.poll(() => seen('1.5')).toBe(50)
    expect(document.body.scrollHeight).toBe(height)
    await page.getByRole('slider', { name: 'Tokens shown' }).fill('3')
    expect(settings.values.tokens).toBe(3)
  })

  it('gives the numbers of the charts as a table', async () => {
    await show({ tokens: '2' })
    await page.getByText('The same as a table').click()
    const rows = page.getByRole('table').getByRole('row')
    await expect.poll(() => rows.elements().length).toBe(4)
    await expect.element(rows.nth(2)).toHaveTextContent(/beautiful\s*2\.76/)
  })
})
