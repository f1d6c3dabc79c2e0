import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/** The most that a page of the course may load before the model, in bytes, compressed. */
export const MOST_BYTES = 120_000

/** Bytes of script and style that a page loads, compressed; the model's own worker comes after the page. */
export async function weightOf(page: Page, path: string): Promise<number> {
  const loaded: Promise<number>[] = []
  page.on('response', (response) => {
    if (!/\.(js|css)$/.test(new URL(response.url()).pathname)) return
    if (response.url().includes('/workers/') || response.request().resourceType() === 'other')
      return
    loaded.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.route('**/*worker*', (route) => route.abort())
  await page.goto(path, { waitUntil: 'networkidle' })
  return (await Promise.all(loaded)).reduce((sum, each) => sum + each, 0)
}
