import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import ForwardPass from './ForwardPass.svelte'

async function show(words: Words = {}) {
  const settings = new FigureSettings(fields, words)
  await render(ForwardPass, { settings })
  return settings
}

const row = (word: string) => page.getByRole('row', { name: new RegExp(`^${word} `) })
const number = (word: string) => row(word).element().querySelector('.number')!.textContent.trim()
const width = (word: string, bar: string) =>
  row(word).element().querySelector(bar)!.getBoundingClientRect().width

it('goes from the token fox to jumps, cat and dog in front', async () => {
  await show()
  await expect.element(row('fox')).toHaveTextContent(/2\.0\s*−1\.0\s*0\.5\s*1\.5/)
  const front = [...document.querySelectorAll('tbody tr')].slice(0, 3)
  expect(front.map((row) => row.querySelector('th')!.textContent.trim())).toEqual([
    'jumps',
    'cat',
    'dog',
  ])
  expect(['jumps', 'cat', 'dog'].map(number)).toEqual(['3.80', '2.90', '2.65'])
})

it('shows logits as dots and probabilities as bars', async () => {
  await show()
  expect(row('jumps').element().querySelector('.dot')).not.toBeNull()
  await page.getByRole('radio', { name: 'Probabilities' }).click()
  expect(row('jumps').element().querySelector('.dot')).toBeNull()
  await expect.poll(() => number('jumps')).toMatch(/^52\.2/)
  expect(width('jumps', '.shaped') / width('cat', '.shaped')).toBeCloseTo(0.5217 / 0.2121, 1)
})

it('sharpens with the slider, and keeps the model’s own shares in sight', async () => {
  const settings = await show({ view: 'probabilities' })
  const own = width('jumps', '.own')
  await page.getByRole('slider', { name: 'Temperature' }).fill('0.5')
  expect(settings.values.T).toBe(0.5)
  await expect.poll(() => number('jumps')).toMatch(/^77\.3/)
  expect(width('jumps', '.own')).toBe(own)
  expect(width('jumps', '.shaped')).toBeGreaterThan(own)
  settings.set({ view: 'logits' })
  await expect.poll(() => number('jumps')).toBe('7.60')
})

it('writes out how a word came by its number', async () => {
  const settings = await show()
  const story = page.getByText('number by number')
  await expect.element(story).toHaveTextContent(/0\.9\s×\s2\.0 \+ \(−0\.6\)\s×\s\(−1\.0\).*= 3\.80/)
  await page.getByRole('button', { name: 'dog' }).click()
  expect(settings.values.word).toBe('dog')
  await expect.element(story).toHaveTextContent(/0\.6\s×\s2\.0.*= 2\.65/)
  settings.set({ word: 'cat', view: 'probabilities', T: '2' })
  await expect.element(story).toHaveTextContent(/2\.90 \/ 2\.0 = 1\.45.*is 4\.26.*share is 22\.5/)
  await expect.element(page.getByRole('button', { pressed: true })).toHaveTextContent('cat')
})

it('fits a narrow page without scrolling sideways', async () => {
  await page.viewport(320, 700)
  await show({ view: 'probabilities' })
  expect(document.documentElement.scrollWidth).toBe(320)
  await page.viewport(928, 700)
})
