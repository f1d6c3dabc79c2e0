import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

// The pipeline (C1), the chain editor (C3) and "More samplers" (C5), with the real model. One page serves all tests of the file.

let bench: BenchPage
let cards: Locator
let steps: Locator

test.beforeAll(async ({ browser }) => {
  bench = new BenchPage(await (await browser.newContext()).newPage())
  cards = bench.page.getByRole('list', { name: 'Stages' }).getByRole('button')
  steps = bench.page.getByRole('list', { name: 'Steps in order' }).getByRole('listitem')
  await bench.open()
  await bench.isLive()
  await bench.page.getByRole('tab', { name: 'Logit pipeline' }).click()
})

test.beforeEach(async () => {
  await bench.allOff()
  await bench.startFrom('The capital of Australia is', 'Sydney')
})
test.afterAll(() => bench.page.close())

const card = (title: string) => cards.filter({ hasText: new RegExp(`^${title}`) })
const opened = (title: string) => bench.page.getByRole('region', { name: title, exact: true })
const editorSwitch = (name: string) => bench.page.getByRole('switch', { name: `${name} on` })

async function openEditor(): Promise<void> {
  const button = bench.button('More samplers')
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
}

async function applyPreset(name: string): Promise<void> {
  await openEditor()
  await bench.page.getByRole('combobox', { name: 'Preset' }).selectOption({ label: name })
  await bench.button('Apply').click()
}

/** Adds a processor, from the list that the editor folds. */
async function add(name: string): Promise<void> {
  const button = bench.button(`Add ${name}`)
  if (!(await button.isVisible())) await bench.page.getByText('Add a sampler').click()
  await button.click()
}

test('shows every stage in the order of the chain, and what each does', async () => {
  await applyPreset('Balanced')
  await expect(cards).toHaveCount(5)
  const titles = ['Raw logits', 'Temperature', 'Softmax', 'Top-p', 'Draw']
  for (const [i, title] of titles.entries()) await expect(cards.nth(i)).toContainText(title)
  await expect(card('Raw logits')).toContainText('49,152 numbers')
  await expect(card('Temperature')).toContainText('1.25 times as wide')
  await expect(card('Top-p')).toContainText(/\d+ kept/)
  await bench.set('Temperature', '1')
  await expect(card('Temperature')).toContainText('No effect')
})

test('opens a stage with its formula, this step’s numbers and what it kept', async () => {
  await applyPreset('Balanced')
  await bench.set('Temperature', '1')
  await bench.set('Top-p', '0.9')
  await card('Top-p').click()
  await expect(card('Top-p')).toHaveAttribute('aria-expanded', 'true')
  const topP = opened('Top-p')
  // The 32nd sum is still short of p, the 33rd is not.
  await expect(topP.locator('math').nth(1)).toContainText(/0\.89\d\d<0\.9≤0\.90\d\d.*n=33/)
  await expect(topP.getByRole('table')).toContainText('27 more tokens')
  await expect(topP.getByRole('row').filter({ hasText: 'removed' })).toHaveCount(2)
  await expect(topP.getByRole('figure', { name: 'Running sum' })).toBeVisible()
  await bench.set('Top-p', '0.5')
  await expect(topP.locator('math').nth(1)).toContainText(/n=2/)
  await card('Softmax').click()
  await expect(opened('Softmax').locator('math')).toHaveCount(2)
  await expect(card('Top-p')).toHaveAttribute('aria-expanded', 'false')
  await card('Softmax').press('Enter')
  await expect(opened('Softmax')).toHaveCount(0)
})

test('marks the stage in which the token followed was removed', async () => {
  await bench.set('Top-k', '2')
  const follow = bench.page.getByRole('combobox', { name: 'Token followed' })
  await follow.selectOption({ label: 'Perth, space before' })
  await expect(cards.filter({ hasText: 'is removed here' })).toHaveCount(1)
  await expect(card('Top-k')).toContainText('Perth, space before is removed here')
  await follow.selectOption({ index: 0 })
  await expect(cards.filter({ hasText: 'is removed here' })).toHaveCount(0)
})

test('adds, switches, sets and removes a step', async () => {
  await applyPreset('Greedy')
  await add('Min-p')
  await expect(steps).toHaveCount(2)
  await bench.set('Temperature', '1')
  await expect(steps.nth(1)).toContainText('kept')
  await expect(card('Min-p')).toContainText('0.05')
  await bench.page.getByRole('spinbutton', { name: 'Min-p: p, number' }).fill('0.5')
  await expect(steps.nth(1)).toContainText('2 kept')
  await editorSwitch('Min-p').uncheck()
  await expect(card('Min-p')).toHaveCount(0)
  await editorSwitch('Min-p').check()
  await bench.button('Remove Min-p').click()
  await expect(steps).toHaveCount(1)
})

test('bans a token by its id or its word, and keeps what it cannot read', async () => {
  await applyPreset('Balanced')
  await add('Logit bias')
  const biases = bench.page.getByRole('textbox', { name: 'Logit bias: biases' })
  await biases.fill('16570: ban')
  await expect(bench.row(0)).toContainText('Canberra')
  await biases.fill('99999: 1')
  await expect(bench.page.getByText('Write an id from 0 to 49,151')).toBeVisible()
  await biases.fill('Sydney: -100')
  await expect(bench.row(0)).toContainText('Canberra')
  await biases.press('Tab')
  await expect(biases).toHaveValue('16570: −100')
  await biases.fill('Sydneysider: -100')
  await biases.press('Tab')
  await expect(biases).toHaveValue('Sydneysider: -100')
  await expect(bench.page.getByText('“Sydneysider: -100” is no pair')).toBeVisible()
  await biases.fill('')
  await expect(bench.row(0)).toContainText('Sydney')
})

test('reorders by keyboard and by drag, says so, and tells what the order decides', async () => {
  await applyPreset('Balanced')
  await bench.set('Temperature', '1.5')
  const warning = bench.page.getByRole('paragraph').filter({ hasText: 'Order matters here' })
  await expect(warning).toContainText(
    /Temperature before top-p keeps [\d,]+ tokens, after it [\d,]+/,
  )
  await editorSwitch('Temperature').focus()
  await bench.page.keyboard.press('Alt+ArrowDown')
  await expect(steps.first()).toContainText('Top-p')
  await expect(bench.page.getByText('Temperature is now step 2 of 2.')).toBeAttached()
  await expect(editorSwitch('Temperature')).toBeFocused()
  await expect(warning).toContainText('Temperature after top-p')
  await bench.button('Move Temperature up').click()
  await expect(steps.first()).toContainText('Temperature')

  const handle = await steps.first().getByTitle('Drag to reorder').boundingBox()
  const target = await steps.nth(1).boundingBox()
  await bench.page.mouse.move(handle!.x + 5, handle!.y + 5)
  await bench.page.mouse.down()
  await bench.page.mouse.move(handle!.x + 5, target!.y + target!.height - 2, { steps: 4 })
  await bench.page.mouse.up()
  await expect(steps.first()).toContainText('Top-p')
})

test('follows the pointer over several steps, and lets go', async () => {
  await applyPreset('llama.cpp')
  const first = (await steps.first().getByRole('switch').getAttribute('aria-label'))!
  const viewport = bench.page.viewportSize()!
  await bench.page.setViewportSize({ ...viewport, height: 3600 })
  const handle = (await steps.first().getByTitle('Drag to reorder').boundingBox())!
  const { mouse } = bench.page
  await mouse.move(handle.x + 5, handle.y + 5)
  await mouse.down()
  for (const place of [1, 2, 3]) {
    const { y, height } = (await steps.nth(place).boundingBox())!
    await mouse.move(handle.x + 5, y + height - 2, { steps: 3 })
    await expect(steps.nth(place).getByRole('switch')).toHaveAccessibleName(first)
  }
  const { y } = (await steps.nth(1).boundingBox())!
  await mouse.move(handle.x + 5, y + 2, { steps: 3 })
  await expect(steps.nth(1).getByRole('switch')).toHaveAccessibleName(first)
  await mouse.up()
  await mouse.move(handle.x + 5, handle.y, { steps: 3 })
  await expect(steps.nth(1).getByRole('switch')).toHaveAccessibleName(first)
  await bench.page.setViewportSize(viewport)
})

test('keeps the keyboard’s place when a step is added or removed', async () => {
  await applyPreset('Balanced')
  await add('Min-p')
  await expect(bench.button('Add Min-p')).toBeFocused()
  await bench.page.keyboard.press('Enter')
  await expect(steps).toHaveCount(3)
  const left = ['Temperature', 'Top-p', 'Min-p']
  for (const next of ['Top-p', 'Min-p']) {
    await bench.button(`Remove ${left.shift()!}`).click()
    await expect(bench.button(`Remove ${next}`)).toBeFocused()
  }
  await bench.page.keyboard.press('Enter')
  await expect(bench.page.getByRole('list', { name: 'Steps in order' })).toBeFocused()
})

test('loads the order of a program, tells the difference, and marks what has no effect', async () => {
  await applyPreset('llama.cpp')
  await expect(steps).toHaveCount(12)
  await expect(steps.filter({ hasText: 'Typical' })).toContainText('no effect')
  await expect(bench.page.getByText('Order: llama.cpp')).toBeVisible()
  await expect(bench.page.getByText('As llama.cpp has it')).toBeVisible()
  // The everyday settings find their step wherever it stands.
  await expect(bench.page.getByRole('spinbutton', { name: 'Temperature value' })).toHaveValue(
    '0.80',
  )
  await bench.set('Top-k', '20')
  await expect(bench.page.getByText('llama.cpp, but Top-k 40 → 20')).toBeVisible()
  await expect(steps).toHaveCount(12)
  await bench.set('Repetition penalty', '1.2')
  await expect(steps.filter({ hasText: 'Repetition penalty' })).not.toContainText('no effect')
})

test('says which step leaves no token, and goes on when it is switched off', async () => {
  await applyPreset('Greedy')
  await add('Logit bias')
  await bench.page.getByRole('textbox', { name: 'Logit bias: biases' }).fill('16570: ban')
  await bench.button('Move Logit bias down').click()
  await expect(bench.page.getByRole('alert')).toContainText('These settings leave no token here')
  await editorSwitch('Logit bias').uncheck()
  await expect(bench.row(0)).toContainText('Sydney')
})

test('carries the state of mirostat from token to token, and back', async () => {
  await applyPreset('Greedy')
  await bench.set('Temperature', '1')
  await add('Mirostat 2')
  await card('Mirostat 2').click()
  const numbers = opened('Mirostat 2').locator('math').nth(1)
  await expect(numbers).toContainText('μ=10.00')
  const mu = async () => /μ=([\d.−]+)/.exec((await numbers.textContent())!)![1]
  const play = async () => {
    const seen = [await mu()]
    for (let tokens = 6; tokens < 9; tokens++) {
      await bench.button('Sample').click()
      await bench.expectTokens(tokens)
      await expect.poll(mu).not.toBe(seen.at(-1))
      seen.push(await mu())
    }
    return [...seen, await bench.written()]
  }
  const first = await play()
  for (let tokens = 7; tokens >= 5; tokens--) {
    await bench.button('Undo').click()
    await bench.expectTokens(tokens)
  }
  await expect(numbers).toContainText('μ=10.00')
  // "Undo" also takes the darts back: the same ones fall again.
  expect(await play()).toEqual(first)
})

for (const width of [1280, 360]) {
  test(`has no violation of axe and no sideways scroll at ${width} px`, async () => {
    await bench.page.setViewportSize({ width, height: 900 })
    await bench.page.reload()
    await bench.isLive()
    await openEditor()
    await bench.page.getByText('Add a sampler').click()
    await card('Softmax').click()
    await expect(opened('Softmax').locator('math').first()).toBeAttached()
    const { violations } = await new AxeBuilder({ page: bench.page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
    const overflow = await bench.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    )
    expect(overflow).toBe(0)
  })
}
