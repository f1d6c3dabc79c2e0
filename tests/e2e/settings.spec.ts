import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

// The settings written out for other programs, and read from them. Recorded numbers will do.

test('puts no part of a refused number in force, and says what stays', async ({ page }) => {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404 }))
  const bench = new BenchPage(page)
  await bench.open()
  await expect(bench.row(0)).toContainText('Sydney')
  const type = async (name: string, text: string) => {
    const field = page.getByRole('spinbutton', { name, exact: true })
    await field.selectText()
    await page.keyboard.type(text)
    return field
  }
  const cases = [
    ['Top-k value', '60000', '', 'from 1 to 49,152; empty is off. It stays off.'],
    ['Top-k value', '1.5', '', 'empty is off. It stays off.'],
    ['Temperature value', '-1', '1.00', 'Temperature goes from 0 to 100. It stays at 1.00.'],
    ['Seed', '1.5', '6', 'The seed is a whole number from 0 to 4,294,967,295. It stays at 6.'],
    [
      'Tokens to run',
      '0',
      '20',
      'Tokens to run is a whole number from 1 to 2,048. It stays at 20.',
    ],
  ] as const
  for (const [name, text, after, said] of cases) {
    const field = await type(name, text)
    await expect(field).toHaveValue(text)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await page.keyboard.press('Tab')
    await expect(field).toHaveValue(after)
    await expect(page.getByText(said)).toBeVisible()
  }
  await expect(bench.grid).not.toContainText('stops here')
  await type('Temperature value', '1,5')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('spinbutton', { name: 'Temperature value' })).toHaveValue('1.50')
})

test('writes the settings out, reads a request, and says what each target cannot say', async ({
  page,
}) => {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404 }))
  const bench = new BenchPage(page)
  await bench.open()
  await expect(bench.row(0)).toContainText('Sydney')
  await page.getByRole('tab', { name: /^Use these settings/ }).click()
  const code = page.getByRole('region', { name: 'The settings as code' })
  const target = page.getByRole('combobox', { name: 'Program' })

  await bench.set('Top-p', '0.9')
  await bench.set('Top-k', '40')
  await target.selectOption('vLLM')
  await page.getByRole('combobox', { name: 'Written as' }).selectOption('JSON')
  expect(JSON.parse(await code.innerText())).toMatchObject({
    temperature: 1,
    top_p: 0.9,
    top_k: 40,
    seed: 6,
  })
  await target.selectOption('OpenAI')
  expect(JSON.parse(await code.innerText())).toMatchObject({ top_p: 0.9 })
  await expect(page.getByText('What OpenAI cannot say')).toBeVisible()
  for (const name of await target.locator('option').allInnerTexts()) {
    await target.selectOption(name)
    // transformers.js takes no top-p: then a sentence says so.
    const said = await page.getByRole('tabpanel').innerText()
    expect(said, name).toMatch(/0\.9|top-p/)
  }

  await target.selectOption('Ollama')
  const paste = page.getByRole('textbox', { name: 'Paste a request' })
  await paste.fill(
    '{"options": {"temperature": 0.5, "top_p": 0.7, "top_k": 20, "no_such_thing": 1}}',
  )
  await page.getByRole('button', { name: 'Load these settings' }).click()
  await expect(page.getByRole('spinbutton', { name: 'Temperature value' })).toHaveValue('0.50')
  await expect(page.getByRole('spinbutton', { name: 'Top-k value' })).toHaveValue('20')
  await expect(page.getByText(/no_such_thing/).last()).toBeVisible()

  await target.selectOption('vLLM')
  await expect(page.getByText(/no_such_thing/)).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Written as' }).selectOption('A program')
  const command = await code.innerText()
  await bench.set('Top-k', '30')
  await paste.fill(command)
  await page.getByRole('button', { name: 'Load these settings' }).click()
  await expect(page.getByRole('spinbutton', { name: 'Top-k value' })).toHaveValue('20')

  for (const [bad, sentence] of [
    ['', 'Paste a request first'],
    ['{"temperature": ', 'This is no JSON'],
    ['[1]', 'A request is an object'],
  ]) {
    await paste.fill(bad)
    await page.getByRole('button', { name: 'Load these settings' }).click()
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(page.getByRole('spinbutton', { name: 'Top-k value' })).toHaveValue('20')
  }

  const { violations } = await new AxeBuilder({ page }).include('[role=tabpanel]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})
