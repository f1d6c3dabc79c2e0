import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import Segments from './Segments.svelte'

const props = {
  label: 'Temperature',
  options: [
    { value: 0.2, text: '0.2', name: 'Temperature 0.2' },
    { value: 0.7, text: '0.7' },
    { value: 2, text: '2.0' },
  ],
  value: 0.7,
}
const radio = (name: string) => page.getByRole('radio', { name })

it('marks the choice in force, and none where none is', async () => {
  const { rerender } = await render(Segments, { ...props, value: 0.7 })
  await expect.element(page.getByRole('group', { name: 'Temperature' })).toBeVisible()
  await expect.element(radio('0.7')).toBeChecked()
  await rerender({ value: 1 })
  await expect.element(radio('0.7')).not.toBeChecked()
})

it('answers a press and the arrow keys', async () => {
  const chosen: number[] = []
  await render(Segments, {
    ...props,
    get value() {
      return chosen.at(-1) ?? 0.7
    },
    set value(value) {
      chosen.push(value)
    },
  })
  await radio('2.0').click()
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(chosen).toEqual([2, 0.7, 0.2])
  await expect.element(radio('Temperature 0.2')).toHaveFocus()
})

it('counts as one group apart from others on the page', async () => {
  await render(Segments, { ...props, value: 0.2 })
  await render(Segments, { ...props, value: 2 })
  await expect.element(radio('Temperature 0.2').first()).toBeChecked()
  await expect.element(radio('2.0').last()).toBeChecked()
})
