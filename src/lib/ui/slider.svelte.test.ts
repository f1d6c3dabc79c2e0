import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import Slider from './Slider.svelte'
import type { SliderProps } from './slider.ts'

/** Top-k: off is 0, which its track shows as the place after 100. */
function topK(props: Partial<SliderProps> = {}): SliderProps {
  return {
    label: 'Top-k',
    valueLabel: 'Top-k value',
    value: 0,
    min: 1,
    max: 101,
    fieldMax: 49152,
    step: 1,
    decimals: 0,
    neutral: 0,
    toTrack: (k) => (k === 0 ? 101 : Math.min(k, 100)),
    fromTrack: (at) => (at === 101 ? 0 : at),
    offText: 'off',
    note: { strong: '', text: 'all may be drawn' },
    problem: 'Top-k is a whole number.',
    valueText: 'off',
    oninput: vi.fn(),
    ...props,
  }
}

const slider = () => page.getByRole('slider', { name: 'Top-k' })
const field = () => page.getByRole('spinbutton', { name: 'Top-k value' })

describe('Slider', () => {
  it('says what the setting does, by name, value and note', async () => {
    await render(Slider, topK({ value: 40, valueText: '40' }))
    await expect.element(slider()).toHaveAttribute('aria-valuetext', '40')
    await expect.element(slider()).toHaveAccessibleDescription('all may be drawn')
    await expect.element(field()).toHaveValue('40')
  })

  it('shows an empty field at the neutral end', async () => {
    await render(Slider, topK())
    await expect.element(slider()).toHaveValue('101')
    await expect.element(field()).toHaveValue('')
    await expect.element(field()).toHaveAttribute('placeholder', 'off')
  })

  it('shows the very value that is in force, however fine', async () => {
    await render(Slider, topK({ value: 0.999, max: 1, neutral: 1, decimals: 2 }))
    await expect.element(field()).toHaveDisplayValue('0.999')
  })

  it('answers each move of the knob at once, in the units of the setting', async () => {
    const props = topK()
    await render(Slider, props)
    await slider().fill('7')
    expect(props.oninput).toHaveBeenLastCalledWith(7)
    await slider().fill('101')
    expect(props.oninput).toHaveBeenLastCalledWith(0)
  })

  it('takes a number beyond the track, and leaves the knob at its end', async () => {
    const props = topK()
    const { rerender } = await render(Slider, props)
    await field().fill('4000')
    expect(props.oninput).toHaveBeenLastCalledWith(4000)
    await rerender({ value: 4000 })
    await expect.element(slider()).toHaveValue('100')
  })

  it('says why a number is refused, keeps it in sight, and changes nothing', async () => {
    const props = topK()
    await render(Slider, props)
    await field().fill('-3')
    await expect.element(page.getByText('Top-k is a whole number.')).toBeVisible()
    await expect.element(field()).toHaveAttribute('aria-invalid', 'true')
    await expect.element(field()).toHaveValue('-3')
    expect(props.oninput).not.toHaveBeenCalled()
  })

  it('goes back to the value in force when a refused number is left, and says so until it is moved', async () => {
    const props = topK({ value: 40, stays: (written) => `It stays at ${written}.` })
    const { rerender } = await render(Slider, props)
    await field().fill('-3')
    await userEvent.tab()
    await expect.element(field()).toHaveAttribute('aria-invalid', 'false')
    await expect.element(field()).toHaveValue('40')
    await expect.element(page.getByText('Top-k is a whole number. It stays at 40.')).toBeVisible()
    await rerender({ value: 41 })
    await expect.element(page.getByText('all may be drawn')).toBeVisible()
  })

  it('leaves no part of a refused number in force', async () => {
    const props = topK({ value: 40, fieldMax: 500 })
    const { rerender } = await render(Slider, props)
    for (const [typed, inForce] of [
      ['6', 6],
      ['60', 60],
      ['600', 40],
    ] as const) {
      await field().fill(typed)
      expect(props.oninput).toHaveBeenLastCalledWith(inForce)
      await rerender({ value: inForce })
    }
    await expect.element(field()).toHaveValue('600')
  })

  it('takes a comma for a decimal mark, and moves by the arrow keys within its limits', async () => {
    const props = topK({
      value: 1,
      min: 0,
      max: 2,
      fieldMax: 2,
      neutral: 1,
      decimals: 2,
      step: 0.1,
    })
    const { rerender } = await render(Slider, props)
    await field().fill('1,5')
    expect(props.oninput).toHaveBeenLastCalledWith(1.5)
    await rerender({ value: 1.5 })
    await userEvent.keyboard('{ArrowUp}')
    expect(props.oninput).toHaveBeenLastCalledWith(1.6)
    await rerender({ value: 2 })
    await userEvent.keyboard('{ArrowUp}')
    expect(props.oninput).toHaveBeenCalledTimes(2)
  })
})
