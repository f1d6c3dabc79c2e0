import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import Measures from './Measures.svelte'
import type { MeasuresView } from './view.svelte.ts'

const measures = {
  words: { label: 'Measures of this step' },
  measures: [
    { name: 'Entropy', value: '3.58', unit: 'bits', explain: 'How open the step is.' },
    { name: 'Kept mass', value: '1.000', explain: 'The share that the kept tokens had.' },
  ],
} as unknown as MeasuresView

const name = (text: string) => page.getByRole('button', { name: text })

it('explains a measure to the keyboard, and closes on Escape', async () => {
  await render(Measures, { measures })
  await expect.element(name('Entropy')).toHaveAccessibleDescription('How open the step is.')
  name('Entropy').element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('How open the step is.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText('How open the step is.')).not.toBeVisible()
})

it('explains one measure at a time, below its name, wherever it is pressed', async () => {
  await render(Measures, { measures })
  await name('Entropy').click()
  await name('Kept mass').click()
  await expect.element(page.getByText('How open the step is.')).not.toBeVisible()
  const explanation = page.getByText('The share that the kept tokens had.')
  await expect.element(explanation).toBeVisible()
  const top = explanation.element().getBoundingClientRect().top
  expect(top - name('Kept mass').element().getBoundingClientRect().bottom).toBeCloseTo(4, 0)
  await name('Kept mass').click()
  await expect.element(explanation).not.toBeVisible()
})
