import { describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
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
    await expect.element(field()).toHaveValue(40)
  })

  it('shows an empty field at the neutral end', async () => {
    await render(Slider, topK())
    await expect.element(slider()).toHaveValue('101')
    await expect.element(field()).toHaveValue(null)
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
    await expect.element(field()).toHaveValue(-3)
    expect(props.oninput).not.toHaveBeenCalled()
  })

  it('goes back to the value in force when a refused number is left', async () => {
    await render(Slider, topK({ value: 40 }))
    await field().fill('-3')
    await slider().click()
    await expect.element(field()).toHaveAttribute('aria-invalid', 'false')
    await expect.element(field()).toHaveValue(40)
  })
})
