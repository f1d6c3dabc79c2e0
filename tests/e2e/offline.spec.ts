import { expect, test } from '@playwright/test'
import { BenchPage } from './bench-page.ts'

test.use({ serviceWorkers: 'allow' })

test('works with the network off after the first visit', async ({ page, context }) => {
  const bench = new BenchPage(page)
  await bench.open()
  await bench.isLive()
  await page.evaluate(() => navigator.serviceWorker.ready)

  await context.setOffline(true)
  await page.reload()
  await expect(bench.row(0)).toContainText('Sydney')
  await bench.isLive()
  await bench.startFrom('The capital of France is', 'Paris')
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  await expect(bench.row(0)).toContainText('==')
})

test('the course can be read with the network off after one visit to any page', async ({
  page,
  context,
}) => {
  await page.goto('learn/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  for (const [path, heading] of [
    ['learn/', 'From logits to a tuned chain'],
    ['learn/uncertainty/', 'How unsure it is'],
    ['glossary/', 'Glossary'],
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }
  await page.goto('embed/four-phases/?T=0.2')
  await expect(page.getByText('96.8', { exact: false }).first()).toBeVisible()
})
