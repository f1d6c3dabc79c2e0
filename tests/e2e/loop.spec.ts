import { expect, test, type Locator } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { BenchPage } from './bench-page.ts'

// Branches and single keys, with the real model. One page serves all tests of the file.

let bench: BenchPage

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
  })
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
  await bench.page.getByRole('tab', { name: /^Use these settings/ }).click()
  const code = bench.page.getByRole('region', { name: 'The settings as code' })
  await expect(code).toContainText('"content": "What is the capital of France?"')
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

test('leaves Sample where it is while the text grows, with its end in sight', async () => {
  const { page } = bench
  await page.setViewportSize({ width: 1280, height: 900 })
  // A text without kept branches, whose list would change with the text.
  await bench.startFrom('She opened the box. Inside was a', 'beautiful')
  const tops = () =>
    Promise.all(
      [bench.button('Sample'), page.getByRole('region', { name: 'Settings', exact: true })].map(
        async (part) => (await part.boundingBox())!.y,
      ),
    )
  const before = await tops()
  await bench.button('Run').click()
  await expect.poll(() => bench.tokens.count()).toBeGreaterThan(20)
  await expect(bench.button('Run')).toBeVisible()
  await bench.button('Run').click()
  await expect.poll(() => bench.tokens.count()).toBeGreaterThan(40)
  await expect(bench.button('Run')).toBeVisible()
  expect(await tops()).toEqual(before)
  const list = (await bench.text.boundingBox())!
  const last = (await bench.tokens.last().boundingBox())!
  expect(last.y + last.height).toBeLessThanOrEqual(list.y + list.height)
})

test('has the text as one stop of the Tab key, and arrows from token to token', async () => {
  const { page } = bench
  const { keyboard } = page
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await bench.button('Greedy').click()
  await bench.expectTokens(6)
  await expect(bench.text.locator('[tabindex="0"]')).toHaveCount(1)
  await bench.tokens.last().focus()
  await keyboard.press('ArrowLeft')
  await expect(bench.tokens.nth(4)).toBeFocused()
  await keyboard.press('Home')
  await expect(bench.tokens.first()).toBeFocused()
  await keyboard.press('End')
  await expect(bench.tokens.last()).toBeFocused()
  await expect(bench.text.locator('[aria-current]')).toHaveText('nextnext token, not chosen yet')
  await keyboard.press('Enter')
  await expect(bench.tokens.last()).toHaveAttribute('aria-current', 'step')
  await keyboard.press('Tab')
  expect(await bench.text.locator(':focus').count()).toBe(0)
  await keyboard.press('Shift+Tab')
  await expect(bench.tokens.last()).toBeFocused()
})

test('has the prompt follow the text through Undo and Redo', async () => {
  const { page } = bench
  const chip = (name: string) => page.getByRole('button', { name, exact: true })
  await chip('Sure fact').click()
  await bench.expectTokens(10)
  await bench.startFrom('The capital of Australia is', 'Sydney')
  await bench.expectTokens(5)
  await page.getByRole('radio', { name: 'Chat turn' }).check()
  await expect(bench.tokens.first()).toHaveAccessibleName(/special token/)
  await bench.button('Undo').click()
  await bench.expectTokens(5)
  await expect(page.getByRole('radio', { name: 'Continue' })).toBeChecked()
  await expect(chip('Two cities, one fork')).toHaveAttribute('aria-pressed', 'true')
  await bench.button('Undo').click()
  await expect(bench.prompt).toHaveValue(/^The sun rises/)
  await expect(chip('Sure fact')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('one token with nearly all of the mass')).toBeVisible()
  await bench.button('Redo').click()
  await bench.button('Redo').click()
  await expect(page.getByRole('radio', { name: 'Chat turn' })).toBeChecked()
  await expect(bench.prompt).toHaveValue('The capital of Australia is')
  await page.getByRole('radio', { name: 'Continue' }).check()
  await bench.expectTokens(5)
})

/** Goes on with the Tab key until a control has the focus. */
async function tabTo(target: Locator) {
  const { page } = bench
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not come to ${String(target)}`)
}

test('plays the whole loop without a mouse, from the prompt to the export', async () => {
  const { page } = bench
  const { keyboard } = page
  await page.locator('#workspace').focus()
  await keyboard.press('p')
  await keyboard.press('Control+A')
  await keyboard.type('The capital of France is')
  await keyboard.press('Enter')
  await expect(bench.row(0)).toContainText('Paris')
  await bench.expectTokens(5)

  // Find a token, and take it.
  await tabTo(page.getByRole('searchbox', { name: 'Find a token' }))
  await keyboard.type(' Lyon')
  await expect(bench.row(0)).toContainText('Lyon')
  await keyboard.press('Enter')
  await expect(bench.row(0).getByRole('button', { name: /^Take/ })).toBeFocused()
  await keyboard.press('Enter')
  await bench.expectTokens(6)
  expect(await bench.written()).toBe('The capital of France is Lyon')

  // Sample, go back, branch, and pick the branch up.
  await page.locator('#workspace').focus()
  await keyboard.press('s')
  await bench.expectTokens(7)
  const left = await bench.written()
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
  await keyboard.press('1')
  await bench.expectTokens(6)
  expect(await bench.written()).toBe('The capital of France is Paris')
  await keyboard.press('b')
  await bench.expectTokens(7)
  expect(await bench.written()).toBe(left)

  // Change the chain: a setting, a step switched off, and the order.
  await tabTo(page.getByRole('slider', { name: 'Top-p', exact: true }))
  await keyboard.press('PageDown')
  await expect(bench.page.getByText(/ kept, /).first()).toBeVisible()
  await tabTo(bench.button('More samplers'))
  await keyboard.press('Enter')
  const steps = page.getByRole('list', { name: 'Steps in order' }).getByRole('listitem')
  const first = await steps.first().getByRole('switch').getAttribute('aria-label')
  await tabTo(steps.first().getByRole('switch'))
  await keyboard.press('Space')
  await expect(steps.first().getByRole('switch')).not.toBeChecked()
  await keyboard.press('Alt+ArrowDown')
  await expect(steps.nth(1).getByRole('switch')).toHaveAttribute('aria-label', first!)

  // Take it along: a link, a file, a picture.
  await tabTo(bench.button('Copy link'))
  await keyboard.press('Enter')
  await expect(page.getByText('Copied.')).toBeVisible()
  await tabTo(bench.button('Save run as JSON'))
  const [run] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')])
  expect(run.suggestedFilename()).toBe('logitscope-run.json')
  await page.locator('#workspace').focus()
  await tabTo(bench.button('Save picture: Next-token distribution'))
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  const [picture] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')])
  expect(picture.suggestedFilename()).toMatch(/^logitscope-next-token-distribution-.*\.svg$/)
  await keyboard.press('Escape')
  await tabTo(bench.button('More samplers'))
  await keyboard.press('Enter')
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
