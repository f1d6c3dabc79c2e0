import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

// The settings written out for other programs, and read from them. Recorded numbers will do.

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
