import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '#lib/styles/base.css'
import { FigureSettings } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import Nucleus from './Nucleus.svelte'

async function show() {
  const settings = new FigureSettings(fields)
  await render(Nucleus, { settings })
  return settings
}

const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr')]
const cut = () => rows().findIndex((row) => row.textContent.includes('Cut'))
/** Right end of a bar within its track, from 0 to 1. */
function endOf(row: number, column: number, bar: string): number {
  const track = rows()[row].querySelectorAll('.track')[column]
  const { left, width } = track.getBoundingClientRect()
  return (track.querySelector(bar)!.getBoundingClientRect().right - left) / width
}

it('cuts after six places at p = 0.90 and says what mass they hold', async () => {
  await show()
  await expect.element(page.getByText('6 places kept, mass 0.925')).toBeVisible()
  expect(cut()).toBe(6)
  expect(rows()[0].textContent).toMatch(/33\.0.*0\.330.*35\.7/)
  expect(rows()[7].textContent).toMatch(/3\.50.*0\.960.*removed/)
})

it('draws the renormalized share beside the one before, and the sum up to p', async () => {
  await page.viewport(928, 700)
  await show()
  expect(endOf(0, 2, '.own')).toBeCloseTo(0.33, 1)
  expect(endOf(0, 2, '.shaped')).toBeGreaterThan(endOf(0, 2, '.own'))
  const [p] = document.querySelectorAll('.p')
  const border = p.getBoundingClientRect().right
  const sumEnd = (row: number) =>
    rows()[row].querySelectorAll('.track .own')[1].getBoundingClientRect().right
  expect(sumEnd(4)).toBeLessThan(border)
  expect(sumEnd(5)).toBeGreaterThan(border)
})

it('follows the slider and the text', async () => {
  const settings = await show()
  await page.getByRole('slider', { name: 'Top-p' }).fill('0.5')
  expect(settings.values.p).toBe(0.5)
  expect(cut()).toBe(2)
  await expect.element(page.getByText(/Up to place 1 the sum is 0.330/)).toBeVisible()
  settings.set({ p: '0.925' })
  await expect.element(page.getByText(/Place 6 takes the sum to 0.925/)).toBeVisible()
  await expect.element(page.getByRole('spinbutton')).toHaveValue('0.925')
})

it('keeps at least one place, and all of them at 1', async () => {
  const settings = await show()
  settings.set({ p: '0.01' })
  await expect.element(page.getByText('1 place kept, mass 0.330')).toBeVisible()
  settings.set({ p: '1' })
  await expect.element(page.getByText('nothing is cut')).toBeVisible()
  expect(cut()).toBe(10)
})

it('fits a narrow page without scrolling sideways', async () => {
  await page.viewport(320, 700)
  await show()
  expect(document.documentElement.scrollWidth).toBe(320)
  await expect.element(page.getByText('23.8')).toBeVisible()
})
