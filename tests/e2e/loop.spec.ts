import { expect, test } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { BenchPage } from './bench-page.ts'

// Branches and single keys, with the real model. One page serves all tests of the file.

let bench: BenchPage

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext()
  bench = new BenchPage(await context.newPage())
  await bench.open()
  await bench.isLive()
})

test.afterAll(() => bench.page.context().close())

const branch = () => bench.page.getByRole('button', { name: /^Pick up the branch/ })

test('keeps a continuation that was left, and picks it up again', async () => {
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await bench.row(0).getByRole('button').click()
  await bench.expectTokens(6)
  await bench.button('Greedy').click()
  await bench.expectTokens(7)
  const left = await bench.written()
  await bench.tokens.nth(5).click()
  await bench.row(1).click()
  await bench.expectTokens(6)
  await expect(branch()).toHaveAccessibleName(
    'Pick up the branch from step 1: Sydney, space before .',
  )

  const calls = bench.page
    .locator('dt', { hasText: 'Model calls' })
    .locator('xpath=following-sibling::dd')
  await bench.page.getByText('Under the hood').click()
  const before = await calls.innerText()
  await branch().click()
  await bench.expectTokens(7)
  expect(await bench.written()).toBe(left)
  await expect(branch()).toHaveAccessibleName(/Canberra/)
  expect((await calls.innerText()).split(' ')[0]).toBe(before.split(' ')[0])
  await bench.page.getByText('Under the hood').click()
})

test('reads the text as a chat turn, with the template’s tokens in sight', async () => {
  await bench.startFrom('What is the capital of France?', '')
  await bench.page.getByRole('radio', { name: 'Chat turn' }).check()
  await expect(bench.tokens.first()).toHaveAccessibleName(/im_start.*special token/)
  expect(await bench.written()).toMatch(
    /^<\|im_start\|>system.*What is the capital of France\?<\|im_end\|>/s,
  )
  await bench.button('Greedy').click()
  await expect(bench.prompt).toHaveValue('What is the capital of France?')
  await bench.page.getByRole('radio', { name: 'Continue' }).check()
  await bench.expectTokens(7)
})

test('goes through the whole loop with single keys', async () => {
  const { page } = bench
  await bench.startFrom('The traffic light turned', 'red')
  await bench.page.locator('#workspace').focus()
  await page.keyboard.press('2')
  await bench.expectTokens(5)
  expect(await bench.written()).toBe('The traffic light turned green')
  await page.keyboard.press('s')
  await bench.expectTokens(6)
  await page.keyboard.press('g')
  await bench.expectTokens(7)
  await page.keyboard.press('u')
  await bench.expectTokens(6)
  await page.keyboard.press('y')
  await bench.expectTokens(7)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(bench.tokens.nth(4)).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('ArrowRight')
  await expect(bench.tokens.nth(5)).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('e')
  await page.keyboard.press('d')
  await expect(page.getByText('attempt 2')).toBeVisible()
  await page.keyboard.press('p')
  await expect(bench.prompt).toBeFocused()
  await page.keyboard.type('s')
  await bench.expectTokens(7)
})

test('lists the keys, and lets them be switched off', async () => {
  const { page } = bench
  await bench.startFrom('The traffic light turned', 'red')
  await page.locator('#workspace').focus()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys of the bench' })
  await expect(dialog).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await dialog.getByRole('checkbox', { name: 'Use single keys' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.locator('#workspace').focus()
  await page.keyboard.press('g')
  await page.keyboard.press('?')
  await expect(dialog).toBeHidden()
  await bench.expectTokens(4)
  await bench.button('Keys').click()
  await dialog.getByRole('checkbox', { name: 'Use single keys' }).check()
  await dialog.getByRole('button', { name: 'Close' }).click()
})
