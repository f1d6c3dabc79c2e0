import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import MeanSurprise from './MeanSurprise.svelte'

async function show(words: Words = {}) {
  await page.viewport(928, 900)
  const settings = new FigureSettings(fields, words)
  await render(MeanSurprise, { settings })
  return settings
}

const box = (element: Element) => element.getBoundingClientRect()
const plot = () => box(document.querySelector('.plot')!)
/** The columns of one kind: widths as shares of the plot, heights in bits. */
const columns = (which: 'shaped' | 'own') =>
  [...document.querySelectorAll(`.column.${which}`)].map((column) => ({
    share: box(column).width / plot().width,
    bits: (box(column).height / plot().height) * 6,
  }))
const readout = (name: string) =>
  page.getByRole('term').filter({ hasText: name }).element().nextElementSibling!.textContent
/** How high a mean is drawn, in bits. */
const mean = (which: 'shaped' | 'own') => {
  const { top, height } = box(document.querySelector(`span.mean.${which}`)!)
  return ((plot().bottom - top - height / 2) / plot().height) * 6
}

it('draws each word as wide as its share and as high as its surprisal', async () => {
  await show()
  const drawn = columns('shaped')
  ;[0.6, 0.25, 0.1, 0.05].forEach((share, i) => {
    expect(drawn[i].share).toBeCloseTo(share, 2)
    expect(drawn[i].bits).toBeCloseTo(-Math.log2(share), 1)
  })
  expect(columns('own')[2].bits).toBeCloseTo(drawn[2].bits, 1)
  expect(readout('Entropy of p')).toBe('1.49 bits')
  expect(readout('Effective choices')).toBe('2.81')
  expect(mean('shaped')).toBeCloseTo(1.49, 1)
  expect(document.querySelector('.divergence')).toBeNull()
})

it('answers the temperature, and shows the divergence as the gap between two means', async () => {
  const settings = await show()
  await page.getByRole('slider', { name: 'Temperature' }).fill('0.5')
  expect(settings.values.T).toBe(0.5)
  expect(readout('Entropy of p')).toBe('0.80 bits')
  expect(readout('KL(p ‖ q)')).toBe('0.20 bits')
  expect(readout('KL(q ‖ p)')).toBe('0.29 bits')
  await expect.poll(() => columns('shaped')[0].share).toBeCloseTo(0.83, 2)
  expect(mean('own') - mean('shaped')).toBeCloseTo(0.2, 1)
  await expect.element(page.getByText(/a draw surprises less: 0.80 bits/)).toBeVisible()
  settings.set({ T: '2' })
  await expect.element(page.getByText(/a draw surprises more: 1.85 bits/)).toBeVisible()
})

it('takes the widths from the model when the tokens come from it', async () => {
  await show({ T: '0.5' })
  await page.getByRole('radio', { name: 'q, the model’s own' }).click()
  await expect.poll(() => columns('shaped')[0].share).toBeCloseTo(0.6, 2)
  await expect.poll(() => columns('shaped')[0].bits).toBeCloseTo(0.27, 1)
  await expect.poll(() => mean('shaped') - mean('own')).toBeCloseTo(0.29, 1)
  await expect.element(page.getByText(/p is too sure of “the”/)).toBeVisible()
})

it('lets the column of a removed word out through the top when the model draws it', async () => {
  await show({ k: '2' })
  expect(columns('shaped')).toHaveLength(2)
  await expect.element(page.getByText(/Top-k removes “that” and “one”/)).toBeVisible()
  expect(readout('KL(p ‖ q)')).toBe('0.23 bits')
  await page.getByRole('radio', { name: 'q, the model’s own' }).click()
  const beyond = [...document.querySelectorAll('.column.beyond')]
  expect(beyond.map(({ textContent }) => textContent)).toEqual(['∞', '∞'])
  expect(readout('KL(q ‖ p)')).toBe('∞ bits')
  await expect.element(page.getByText(/in 15.0\s% of all draws/)).toBeVisible()
  await page.getByRole('radio', { name: 'Top-k: keep the first 3' }).click()
  await expect.element(page.getByText(/Its column has no top/)).toBeVisible()
})

it('adds up in its table, and says in words what is drawn', async () => {
  await show({ T: '0.5' })
  await page.getByText('The same as a table').click()
  const cells = [...document.querySelectorAll('tfoot td')].map((cell) => cell.textContent.trim())
  expect(cells).toEqual([expect.stringMatching(/^100/), '', '', '0.80', '1.00'])
  const row = page.getByRole('row', { name: /^that / })
  await expect.element(row).toHaveTextContent(/2\.30.*5\.44.*3\.32.*0\.13.*0\.08/)
  await expect
    .element(page.getByRole('img', { name: 'Four columns' }))
    .toHaveAccessibleName(/mean height is 0.80 bits in p and 1.00 in q/)
})

it('fits a narrow page without scrolling sideways or labels on labels', async () => {
  await show({ T: '0.2' })
  await page.viewport(320, 900)
  expect(document.documentElement.scrollWidth).toBe(320)
  const labels = [...document.querySelectorAll('.narrow .word')].map(box)
  labels.slice(1).forEach(({ left }, i) => expect(left).toBeGreaterThan(labels[i].right))
  await page.viewport(928, 900)
})
