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
