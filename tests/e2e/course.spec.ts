import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { BenchPage } from './bench-page.ts'
import { MOST_BYTES, weightOf } from './page-weight.ts'

/** The chapters, from their folders. */
const lessons = readdirSync('src/lessons', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const facts = readFileSync(`src/lessons/${name}/lesson.ts`, 'utf8')
    return { folder: name, slug: name.slice(3), title: /title: '(.*)'/.exec(facts)![1] }
  })

async function isLive(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Model' })).toHaveText(/^live/, { timeout: 30_000 })
}

/** Opens the parts that fold, as a reader does. */
async function openTopics(page: Page): Promise<void> {
  for (const summary of await page.locator('article summary:has(h2)').all()) await summary.click()
}

/** Whatever goes wrong on a page without being said. */
function mishaps(page: Page): string[] {
  const found: string[] = []
  page.on('pageerror', (error) => found.push(error.message))
  page.on('console', (message) => message.type() === 'error' && found.push(message.text()))
  return found
}

for (const { slug, title } of lessons) {
  test.describe(title, () => {
    test('is complete without scripts', async ({ browser, baseURL }) => {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        ...(baseURL && { baseURL }),
      })
      const page = await context.newPage()
      await page.goto(`learn/${slug}/`)
      const text = await page.locator('article').innerText()
      expect(text.split(/\s+/).length).toBeGreaterThan(600)
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      expect(await page.locator('article math').count()).toBeGreaterThan(0)
      await expect(page.getByRole('region', { name: 'Listing' })).toBeVisible()
      await expect(page.getByRole('region', { name: 'What it prints' })).toBeVisible()
      for (const heading of ['In code', 'Try this', 'Takeaways', 'References', 'Answers']) {
        await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
      }
      const questions = page.locator('.solutions > ol').first().locator('> li')
      expect(await questions.count()).toBeGreaterThanOrEqual(4)
      await openTopics(page)
      for (const figure of await page.locator('article figure').all()) {
        const picture = figure.locator('table:visible, svg:visible, [role=img]:visible, p:visible')
        expect(await picture.count()).toBeGreaterThan(1)
      }
      await context.close()
    })

    for (const width of [1280, 360]) {
      test(`has no fault and does not jump at ${width} px`, async ({ page }) => {
        const wrong = mishaps(page)
        await page.setViewportSize({ width, height: 900 })
        await page.addInitScript(() => {
          ;(globalThis as { shifts?: number }).shifts = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & {
              value: number
              hadRecentInput: boolean
            })[])
              if (!entry.hadRecentInput) (globalThis as { shifts?: number }).shifts! += entry.value
          }).observe({ type: 'layout-shift', buffered: true })
        })
        await page.goto(`learn/${slug}/`)
        await isLive(page)
        await openTopics(page)
        for (const figure of await page.locator('article figure').all()) {
          await figure.scrollIntoViewIfNeeded()
          await expect(figure.locator('.bar, table, svg').first()).toBeVisible()
        }
        expect(await page.evaluate(() => (globalThis as { shifts?: number }).shifts)).toBeLessThan(
          0.02,
        )
        // What the reader opens may push what is below.
        for (const fold of await page.locator('article details:not(figure details)').all()) {
          await fold.evaluate((details: HTMLDetailsElement) => (details.open = true))
        }
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        expect(wrong).toEqual([])
      })
    }

    test('takes at most 120 kB of script and style before the model', async ({ page }) => {
      expect(await weightOf(page, `learn/${slug}/`)).toBeLessThan(MOST_BYTES)
    })
  })
}

test('lists the chapters with what one will be able to do, and turns from one to the next', async ({
  page,
}) => {
  await page.goto('learn/')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(lessons.length)
  await expect(page.getByText(`in ${lessons.length} short chapters`)).toBeVisible()
  await expect(page.getByText(/You will be able to/).first()).toBeVisible()
  await page.getByRole('link', { name: lessons[0].title }).click()
  await expect(page.getByText(`Chapter 1 of ${lessons.length}`)).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Chapters before and after' })
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { level: 1, name: lessons[1].title })).toBeVisible()
})

test('explains a term in place, by keyboard, mouse and tap', async ({ page }) => {
  await page.goto('learn/temperature/')
  const term = page.getByRole('link', { name: 'logit', exact: true }).first()
  const definition = page.getByText('A raw score, any real number').first()
  await expect(definition).toBeHidden()
  await term.hover()
  await expect(definition).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(definition).toBeHidden()
  await page.getByRole('link', { name: 'Skip to the workspace' }).focus()
  while (!(await term.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab')
  }
  await expect(definition).toBeVisible()
  await expect(term).toHaveAccessibleDescription(/A raw score/)
  await page.keyboard.press('Escape')
  await expect(definition).toBeHidden()
  await term.click()
  await expect(definition).toBeVisible()
  await definition.getByRole('link', { name: 'Glossary' }).click()
  await expect(page).toHaveURL(/glossary\/#logit$/)
  await expect(page.getByRole('term').filter({ hasText: /^logit$/ })).toBeVisible()
})

test('every term that a chapter explains has its place in the glossary', async ({ page }) => {
  await page.goto('glossary/')
  const ids = await page.locator('.glossary > div').evaluateAll((all) => all.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  for (const { slug } of lessons) {
    await page.goto(`learn/${slug}/`)
    const hrefs = await page
      .locator('a.term')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).hash.slice(1)))
    expect(hrefs.filter((id) => !ids.includes(id))).toEqual([])
  }
})

test('a phrase of the text sets the figure', async ({ page }) => {
  await page.goto('learn/temperature/')
  const figure = page.getByRole('figure', { name: 'Softmax in four phases' })
  await expect(figure).toContainText('59.1')
  await page.getByRole('button', { name: /^T to 0.2/ }).click()
  await expect(figure).toContainText('96.8')
})

test('checks a claim with the running model', async ({ page }) => {
  await page.goto('learn/temperature/')
  await isLive(page)
  const claim = page.locator('[data-claim=australia-top-ten]')
  await claim.getByRole('button', { name: 'Check it' }).click()
  await expect(claim.getByRole('status')).toHaveText(/✓ 85\.9\s%\sand\s33\.0\s%, computed here/)
  await expect(claim.getByRole('button', { name: 'Checked' })).toBeVisible()
})

test('says so when the model gives other numbers than the text', async ({ page }) => {
  await page.goto('learn/temperature/')
  await isLive(page)
  const claim = page.locator('[data-claim=australia-top-ten]')
  await claim.locator('strong').evaluate((strong) => (strong.textContent = 'from 60 % to 40 %'))
  await claim.getByRole('button', { name: 'Check it' }).click()
  await expect(claim.getByRole('status')).toContainText('not what the text says')
})

test('opens what a claim speaks of on the Bench, and finds the Bench as it was left', async ({
  page,
}) => {
  const bench = new BenchPage(page)
  await page.goto('learn/temperature/')
  await isLive(page)
  await page
    .locator('[data-claim=australia-top-ten]')
    .getByRole('link', { name: 'Open on the Bench' })
    .click()
  await expect(bench.prompt).toHaveValue('The capital of Australia is')
  await expect(page.getByRole('spinbutton', { name: 'Temperature value' })).toHaveValue('1.50')
  await expect(bench.row(0)).toContainText('Sydney')
  await bench.button('Greedy').click()
  await expect(bench.tokens.filter({ hasText: 'Sydney' })).toHaveCount(1)
  await page.getByRole('link', { name: 'Learn' }).click()
  await page.getByRole('link', { name: 'Bench', exact: true }).click()
  await expect(bench.tokens.filter({ hasText: 'Sydney' })).toHaveCount(1)
  await expect(page.getByRole('spinbutton', { name: 'Temperature value' })).toHaveValue('1.50')
  await isLive(page)
})

test('puts the step on view on the Bench into the formulas', async ({ page }) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await bench.startFrom('The capital of France is the city of', 'Paris')
  await page.getByRole('link', { name: 'Learn' }).click()
  await page.getByRole('link', { name: 'The mathematics' }).click()
  await page.getByText('Softmax', { exact: true }).last().click()
  const step = page.getByRole('group', { name: 'With the numbers of a real step' }).first()
  await step.scrollIntoViewIfNeeded()
  await expect(step).toContainText('The place on view on your Bench')
  await expect(step).toContainText('p(Paris')
})

test('answers the questions by keyboard, scores them, and remembers the score', async ({
  page,
}) => {
  await page.goto('learn/temperature/')
  const quiz = page.getByRole('region', { name: 'Quick check' })
  const first = quiz.getByRole('radio', { name: 'It stays the most probable, and its share grows' })
  await expect(first).toBeEnabled()
  await first.focus()
  await page.keyboard.press('Space')
  await quiz.getByRole('button', { name: 'Answer' }).press('Enter')
  await expect(quiz.locator('.reason')).toContainText('Right. Dividing by 0.5')
  // The keyboard's place is at what came of it, not lost with the button.
  await expect(quiz.locator('.reason')).toBeFocused()
  await quiz.getByRole('button', { name: 'Next question' }).press('Enter')
  await expect(quiz.locator('legend')).toBeFocused()

  await quiz.getByRole('radio', { name: 'Eighty-one to one' }).check()
  await quiz.getByRole('button', { name: 'Answer' }).click()
  await expect(quiz.locator('.reason')).toContainText('Not quite.')
  await expect(quiz.locator('.reason')).toContainText('where the ratio is squared')
  await quiz.getByRole('button', { name: 'Next question' }).click()

  await quiz.getByRole('slider').fill('0.5')
  await quiz.getByRole('button', { name: 'Answer' }).click()
  await expect(quiz.locator('.reason')).toContainText('Right.')
  await quiz.getByRole('button', { name: 'Next question' }).click()

  const items = quiz.getByRole('listitem')
  const order = ['The head gives', 'Every logit', 'The exponential', 'All are divided', 'A dart']
  for (const [place, words] of order.entries()) {
    const at = async () => (await items.allInnerTexts()).findIndex((text) => text.includes(words))
    for (let i = await at(); i > place; i--) {
      await quiz.getByRole('button', { name: new RegExp(`Move “${words}.*up`) }).click()
    }
  }
  await quiz.getByRole('button', { name: 'Answer' }).click()
  await expect(quiz.locator('.reason')).toContainText('Right.')
  await quiz.getByRole('button', { name: 'Next question' }).click()

  await quiz.getByRole('slider').fill('90')
  await quiz.getByRole('button', { name: 'Answer' }).click()
  await expect(quiz.locator('.reason')).toContainText('It is 33 %; you said 90 %.')
  await quiz.getByRole('button', { name: 'See the score' }).click()
  await expect(quiz).toContainText('3 of 5 right.')

  await page.goto('learn/')
  await expect(page.getByText('Quick check: 3 of 5 right')).toBeVisible()
})

test.describe('in another page', () => {
  let host: Server
  let hostAddress: string

  test.beforeAll(async () => {
    const site = `http://localhost:${process.env.SITE_PORT}`
    const page = `<!doctype html><title>Host</title>
      <script>addEventListener('message', ({ data }) => { if (data.type === 'logitscope:height') document.querySelector('iframe').height = data.height })</script>
      <iframe src="${site}/embed/four-phases/?T=0.2" width="320" title="Figure"></iframe>`
    host = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
    await new Promise<void>((done) => host.listen(0, done))
    hostAddress = `http://localhost:${(host.address() as AddressInfo).port}/`
  })

  test.afterAll(() => void host.close())

  test('a figure works alone, tells its height, and starts no model', async ({ page }) => {
    const wrong = mishaps(page)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(hostAddress)
    const frame = page.frameLocator('iframe')
    await expect(frame.getByText('96.8', { exact: false }).first()).toBeVisible()
    await frame
      .getByRole('radio', { name: 'T = 2.0' })
      .or(frame.getByRole('button', { name: 'T = 2.0' }))
      .first()
      .click()
    await expect(frame.getByText('96.8', { exact: false }).first()).toBeHidden()
    const inside = await frame
      .locator('main')
      .evaluate((main) => main.getBoundingClientRect().height)
    await expect(page.locator('iframe')).toHaveAttribute('height', String(Math.ceil(inside)))
    expect(await frame.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(
      320,
    )
    await expect(frame.getByRole('link', { name: /Logitscope/ })).toHaveAttribute('href', /learn/)
    expect(asked.filter((url) => url.includes('/models/'))).toEqual([])
    expect(wrong).toEqual([])
  })

  test('says what in the address the figure does not know', async ({ page }) => {
    await page.goto('embed/four-phases/?T=hot')
    await expect(page.getByRole('alert')).toContainText('takes T from 0.1 to 3, got "hot"')
    await expect(page.getByText('59.1').first()).toBeVisible()
  })

  test('the line of HTML to copy has the figure as it is set', async ({ page }) => {
    await page.goto('learn/temperature/')
    await page.getByRole('button', { name: /^T to 0.2/ }).click()
    const figure = page.getByRole('figure', { name: 'Softmax in four phases' })
    await figure.getByText('Take this figure along').click()
    const line = await figure.getByRole('textbox', { name: 'HTML of the figure' }).inputValue()
    expect(line).toMatch(/^<iframe src="http:\/\/localhost:\d+\/embed\/four-phases\/\?T=0\.2"/)
    expect(line.split('\n')).toHaveLength(1)
  })
})

test('the list of chapters and the glossary have no fault', async ({ page }) => {
  for (const path of ['learn/', 'glossary/']) {
    await page.goto(path)
    await isLive(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
  }
})

test('no chapter shouts or fills', () => {
  for (const { folder } of lessons) {
    const file = `src/lessons/${folder}/text.en.md`
    const text = readFileSync(file, 'utf8')
    expect(text, file).not.toMatch(/\bsimply\b|\bof course\b|\bobviously\b|[a-z]!\s/i)
  }
})
