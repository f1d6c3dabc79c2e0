import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '#lib/styles/base.css'
import { FigureSettings } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import TemperatureLimits from './TemperatureLimits.svelte'

async function show() {
  await page.viewport(928, 700)
  const settings = new FigureSettings(fields)
  await render(TemperatureLimits, { settings })
  return settings
}

const row = (word: string) => page.getByRole('row', { name: word })
const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect()
const measure = (name: string) =>
  page.getByText(name).element().closest('div')!.querySelector('dd')!.textContent

/** Presses at one part of the plot's width and lets go at another. */
function drag(from: number, to: number): void {
  const reader = document.querySelector<HTMLElement>('.reader')!
  const { left, top, width } = reader.getBoundingClientRect()
  // A made-up pointer cannot be captured.
  let captured = false
  reader.setPointerCapture = () => void (captured = true)
  reader.hasPointerCapture = () => captured
  const at = (type: string, part: number) =>
    reader.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        clientX: left + part * width,
        clientY: top + 9,
        pointerId: 1,
      }),
    )
  at('pointerdown', from)
  at('pointermove', to)
}

it('shows the model’s own shares at T = 1, with their entropy', async () => {
  await show()
  await expect.element(row('sunny')).toHaveTextContent('45.8')
  await expect.element(row('hailing')).toHaveTextContent('0.927')
  expect(measure('Entropy')).toBe('2.20 bits')
  expect(measure('Effective choices')).toBe('4.58 of 8')
  await expect.element(page.getByText('The model’s own.')).toBeVisible()
})

it('comes to greedy at one end and to an eighth each at the other, as the text sets it', async () => {
  const settings = await show()
  settings.set({ T: '0.05' })
  await expect.element(page.getByText('Greedy limit.')).toBeVisible()
  await expect.element(row('cloudy')).toHaveTextContent('8.3 × 10⁻⁷')
  settings.set({ T: '50' })
  await expect.element(page.getByText('Uniform limit.')).toBeVisible()
  await expect.element(page.getByText(/only 1.08 times what the last has/)).toBeVisible()
  expect(measure('Effective choices')).toBe('8.00 of 8')
})

it('puts the cursor’s dots on the lines', async () => {
  const settings = await show()
  settings.set({ T: '0.5' })
  const plot = box('.plot')
  await expect.element(row('sunny')).toHaveTextContent('72.6')
  const dot = box('.cursor i')
  expect((dot.left + dot.width / 2 - plot.left) / plot.width).toBeCloseTo(1 / 3, 2)
  expect((plot.bottom - dot.top - dot.height / 2) / plot.height).toBeCloseTo(0.726, 2)
  const path = document.querySelector<SVGPathElement>('path.first')!
  // Thirty points a decade: the point of T = 0.5.
  const [, y] = path.getAttribute('d')!.split('L')[30].split(' ')
  expect(Number(y)).toBeCloseTo(100 - 72.6, 1)
})

it('follows a drag over the lines, and a press that was never made not at all', async () => {
  const settings = await show()
  drag(1 / 3, 2 / 3)
  expect(settings.values.T).toBe(5)
  const reader = document.querySelector<HTMLElement>('.reader')!
  reader.hasPointerCapture = () => false
  reader.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 0, pointerId: 1 }))
  expect(settings.values.T).toBe(5)
})

it('follows the arrow keys, also across T = 1, and takes a number typed', async () => {
  const settings = await show()
  const slider = page.getByRole('slider', { name: 'Temperature' })
  ;(slider.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(settings.values.T).toBeCloseTo(1.02, 2)
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(settings.values.T).toBeCloseTo(0.975, 2)
  await userEvent.keyboard('{Home}')
  expect(settings.values.T).toBe(0.05)
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'T = 0.05, Greedy limit.')
  await page.getByRole('spinbutton').fill('20')
  expect(settings.values.T).toBe(20)
})

it('leads each line to its name: a row of the table, or on a phone a name beside the lines', async () => {
  await show()
  const ends = () =>
    [...document.querySelectorAll<SVGPathElement>('.fan path')].map((path) => {
      const { top, height } = box('.fan')
      return top + (height * Number(path.getAttribute('d')!.split(' ').at(-1))) / 100
    })
  const middles = (selector: string) =>
    [...document.querySelectorAll(selector)].map((element) => {
      const { top, height } = element.getBoundingClientRect()
      return top + height / 2
    })
  middles('tbody tr').forEach((middle, i) => expect(middle).toBeCloseTo(ends()[i], 0))
  await page.viewport(320, 700)
  middles('.names span').forEach((middle, i) => expect(middle).toBeCloseTo(ends()[i], 0))
  expect(document.querySelectorAll('.names span')).toHaveLength(8)
  expect(document.documentElement.scrollWidth).toBe(320)
})
