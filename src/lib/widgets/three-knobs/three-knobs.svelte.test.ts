import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '#lib/styles/base.css'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import ThreeKnobs from './ThreeKnobs.svelte'

async function show(words: Words = {}) {
  const settings = new FigureSettings(fields, words)
  await render(ThreeKnobs, { settings })
  return settings
}

const row = (word: string) => page.getByRole('row', { name: new RegExp(`^${word} `) })
const cells = (word: string) =>
  [...row(word).element().querySelectorAll('td')].map((cell) => cell.textContent.trim())
const width = (word: string, bar: string) =>
  row(word).element().querySelector(bar)!.getBoundingClientRect().width
const text = () => document.querySelector('.text')!.textContent.trim().split(' ')

it('begins with the four shares as they are, and counts near them', async () => {
  await show()
  expect(cells('the')[1]).toMatch(/^60\.0/)
  expect(cells('the')[2]).toMatch(/^60\.0/)
  expect(cells('the')[4]).toBe('600.0')
  const drawn = ['the', 'a', 'that', 'one'].map((word) => Number(cells(word)[3]))
  expect(drawn.reduce((a, b) => a + b)).toBe(1000)
})

it('cuts with top-k, says which words went, and stretches the bars of the others', async () => {
  await show()
  const before = width('a', '.shaped')
  await page.getByRole('radio', { name: 'Top-k: keep the first 2' }).click()
  await expect.element(page.getByText(/Top-k removes “that” and “one”/)).toBeVisible()
  expect(cells('one')).toEqual(['', expect.stringContaining('5.00'), 'removed', '0', '0'])
  expect(cells('the')[2]).toMatch(/^70\.6/)
  expect(width('a', '.shaped')).toBeGreaterThan(before)
  expect(width('a', '.own')).toBeCloseTo(before, 0)
})

it('answers the sliders of temperature and top-p', async () => {
  const settings = await show()
  await page.getByRole('slider', { name: 'Temperature' }).fill('0.5')
  await expect.element(page.getByText(/T = 0.50 sharpens: “the” goes to 82\.8/)).toBeVisible()
  await page.getByRole('slider', { name: 'Top-p' }).fill('0.8')
  expect(settings.values).toMatchObject({ T: 0.5, p: 0.8 })
  await expect.element(page.getByText('All 1,000 draws hit “the”')).toBeVisible()
})

it('writes word after word, the same again from the same seed', async () => {
  const settings = await show({ written: '0' })
  await expect.element(page.getByText('Nothing yet')).toBeVisible()
  const sample = page.getByRole('button', { name: 'Sample' })
  await sample.click()
  await sample.click()
  const two = text()
  expect(two).toHaveLength(2)
  settings.set({ written: '24' })
  await expect.element(sample).toBeDisabled()
  const all = text()
  expect(all.slice(0, 2)).toEqual(two)
  await page.getByRole('button', { name: 'New darts' }).click()
  expect(text()).not.toEqual(all)
  settings.set({ T: '0' })
  await expect.poll(() => new Set(text()).size).toBe(1)
  await page.getByRole('button', { name: 'Clear' }).click()
  expect(settings.values.written).toBe(0)
})

it('draws as often as the reader says, and shows no count for none', async () => {
  await show()
  await page.getByRole('radio', { name: '10,000' }).click()
  await expect.element(page.getByText(/of 10,000 draws hit “the”; 6,000 were/)).toBeVisible()
  await page.getByRole('radio', { name: '0', exact: true }).click()
  expect(cells('the').slice(3)).toEqual(['–', '–'])
  expect(document.querySelector('.track .drawn')).toBeNull()
})

it('fits a narrow page without scrolling sideways', async () => {
  await page.viewport(320, 700)
  await show()
  expect(document.documentElement.scrollWidth).toBe(320)
  await page.viewport(928, 700)
})
