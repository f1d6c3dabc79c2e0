import { readFile } from 'node:fs/promises'
import { expect, test, type Locator } from '@playwright/test'
import { uAt } from '#lib/sampling/index.ts'
import { BenchPage } from './bench-page.ts'

// The link brings a fresh page to where any walk through the page's own controls has led; the same walk each time.

const WALK = 3
const ACTIONS = 40

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

let drawn = 0
/** The next whole number below a bound. */
const below = (bound: number) => Math.floor(uAt(WALK, drawn++, 0) * bound)
const oneOf = <T>(all: readonly T[]): T => all[below(all.length)]

type Action = readonly [name: string, act: (bench: BenchPage) => Promise<void>]

const editor = (bench: BenchPage) => bench.page.getByRole('list', { name: 'Steps in order' })

const press = (name: string): Action => [
  name,
  async (bench) => {
    if (await bench.button(name).isEnabled()) await bench.button(name).click()
  },
]

/** As often as they stand here. */
const actions: readonly Action[] = [
  press('Sample'),
  press('Sample'),
  press('Greedy'),
  press('Undo'),
  press('Redo'),
  press('New dart'),
  ['take a row', (bench) => bench.row(below(6)).click()],
  ['take a row', (bench) => bench.row(below(6)).click()],
  [
    'go back',
    async (bench) => {
      const count = await bench.tokens.count()
      await bench.tokens.nth(Math.max(1, count - 1 - below(5))).click()
    },
  ],
  [
    'pick up a branch',
    async (bench) => {
      const branches = bench.page.getByRole('button', { name: /^Pick up the branch/ })
      const count = await branches.count()
      if (count > 0) await branches.nth(below(count)).click()
    },
  ],
  [
    'move a slider',
    async (bench) => {
      const [control, values] = oneOf([
        ['Temperature', ['0.4', '0.8', '1.3']],
        ['Top-p', ['0.5', '0.9', '1']],
        ['Top-k', ['3', '40', '']],
        ['Repetition penalty', ['1', '1.2']],
      ] as const)
      await bench.set(control, oneOf(values as readonly string[]))
    },
  ],
  [
    'another seed',
    (bench) =>
      bench.page.getByRole('spinbutton', { name: 'Seed', exact: true }).fill(String(below(1000))),
  ],
  [
    'move a step',
    async (bench) =>
      pressOne(editor(bench).getByRole('button', { name: /^Move/, disabled: false })),
  ],
  ['switch a step', async (bench) => pressOne(editor(bench).getByRole('switch'))],
]

async function pressOne(all: Locator) {
  await all.nth(below(await all.count())).click()
}

/** All that a reader can tell two pages apart by, but for what a link leaves behind on purpose: branches and undo. */
async function seen(bench: BenchPage) {
  const { page } = bench
  await expect(bench.grid).toHaveAttribute('aria-busy', 'false')
  await expect(bench.text.getByRole('button', { name: /, not scored/ })).toHaveCount(0)
  const rows = await bench.rows.count()
  const steps = editor(bench).getByRole('listitem')
  return {
    text: await bench.written(),
    tokens: await bench.tokens.evaluateAll((all) => all.map((token) => token.ariaLabel)),
    place: await bench.tokens.evaluateAll((all) =>
      all.findIndex((token) => token.getAttribute('aria-current') === 'step'),
    ),
    seed: await page.getByRole('spinbutton', { name: 'Seed', exact: true }).inputValue(),
    chain: await steps.evaluateAll((all) =>
      all.map((step) => [
        step.textContent,
        ...[...step.querySelectorAll('input')].map(({ type, checked, value }) =>
          type === 'checkbox' ? checked : value,
        ),
      ]),
    ),
    rows: await Promise.all(
      Array.from({ length: Math.min(8, rows) }, (_, i) => bench.cells(bench.row(i))),
    ),
    steps: await savedSteps(bench),
  }
}

/** Each token with how it came: by which settings, seed and dart. */
async function savedSteps(bench: BenchPage): Promise<unknown> {
  const [download] = await Promise.all([
    bench.page.waitForEvent('download'),
    bench.button('Save run as JSON').click(),
  ])
  return JSON.parse(await readFile(await download.path(), 'utf8')).steps
}

async function seenAfterSample(bench: BenchPage) {
  await bench.page.locator('#workspace').focus()
  await bench.page.keyboard.press('e')
  const count = await bench.tokens.count()
  await bench.button('Sample').click()
  await bench.expectTokens(count + 1)
  return seen(bench)
}

test('40 random actions leave the state that a fresh page reaches with the link', async ({
  page,
  browser,
}) => {
  test.slow()
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await bench.startFrom('The traffic light turned', 'red')
  await bench.button('More samplers').click()
  const walked: string[] = []
  for (let i = 0; i < ACTIONS; i++) {
    const [name, act] = oneOf(actions)
    walked.push(name)
    await test.step(name, () => act(bench))
    await expect(bench.grid).toHaveAttribute('aria-busy', 'false')
  }
  // A walk that never went back, or changed nothing, would prove little.
  expect(new Set(walked).size).toBeGreaterThan(9)
  await bench.button('Copy link').click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const end = await seen(bench)
  expect(end.tokens.length).toBeGreaterThan(5)

  const context = await browser.newContext()
  const fresh = new BenchPage(await context.newPage())
  await fresh.open(link)
  await fresh.isLive()
  await fresh.button('More samplers').click()
  expect(await seen(fresh)).toEqual(end)
  await expect(fresh.page.getByRole('button', { name: /^Pick up the branch/ })).toHaveCount(0)

  // The next dart falls on the same token here and there.
  const [here, there] = await Promise.all([bench, fresh].map(seenAfterSample))
  expect(there).toEqual(here)
  await context.close()
})
