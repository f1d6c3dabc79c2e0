import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs'
import { modelPath } from '../../scripts/model.mjs'
import { createServer, MODEL_URL } from '../../scripts/site-server.mjs'

// The engine in the browser, with the real model and a network that misbehaves.

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const MB = 1_000_000
const folder = mkdtempSync(join(tmpdir(), 'logitscope-'))
const sites: Site[] = []

// An address that is not localhost, and so no secure context without https.
const options = chromiumLaunchOptions()
const lanAddress = '--host-resolver-rules=MAP lan.test localhost'
test.use({ launchOptions: { ...options, args: [...options.args, lanAddress] } })

test.afterEach(() => sites.splice(0).forEach((site) => site.close()))
test.afterAll(() => rmSync(folder, { recursive: true }))

/** The built site on a port of its own. `answerModel` may take the place of the model file's answer. */
class Site {
  /** The ranges that the model file was asked for; undefined stands for all of it. */
  ranges: (string | undefined)[] = []
  answerModel: Answer | undefined
  readonly port: Promise<number>
  #server: http.Server

  constructor(model = modelPath()) {
    const real = createServer({ root: 'build', model })
    this.#server = http.createServer((request, response) => {
      const forModel = request.url === `/${MODEL_URL}`
      if (forModel) this.ranges.push(request.headers.range)
      if (forModel && this.answerModel) this.answerModel(request, response)
      else real.emit('request', request, response)
    })
    const server = this.#server.listen(0, 'localhost')
    this.port = new Promise((resolve) =>
      server.once('listening', () => resolve((server.address() as AddressInfo).port)),
    )
    sites.push(this)
  }

  async open(page: Page, host = 'localhost'): Promise<void> {
    await page.goto(`http://${host}:${await this.port}/`)
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

/** Sends the beginning of the model file, and then nothing more; or breaks the connection there. */
function sendUpTo(bytes: number, then: 'break' | 'stall'): Answer {
  const model = readFileSync(modelPath())
  return (_, response) => {
    response.writeHead(200, { 'Content-Length': model.length })
    response.write(model.subarray(0, bytes), () => then === 'break' && response.destroy())
  }
}

function fileOf(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const status = (page: Page) => page.getByRole('status', { name: 'Model' })
const isLive = (page: Page) => expect(status(page)).toHaveText(/^live/, { timeout: 20_000 })
const hasFailed = (page: Page) => expect(status(page)).toHaveText(/^failed/, { timeout: 20_000 })
const click = (page: Page, name: string) => page.getByRole('button', { name }).click()

test('goes live, and keeps the model for the next visit', async ({ page }) => {
  const site = new Site()
  await site.open(page)
  await isLive(page)
  await page.reload()
  await isLive(page)
  expect(site.ranges).toEqual([undefined])
})

test('downloads the model once for two tabs that are opened together', async ({ context }) => {
  const site = new Site()
  const pages = [await context.newPage(), await context.newPage()]
  await Promise.all(pages.map((page) => site.open(page)))
  for (const page of pages) await isLive(page)
  expect(site.ranges).toEqual([undefined])
})

test('goes on where the network was cut', async ({ page }) => {
  const site = new Site()
  site.answerModel = sendUpTo(20 * MB, 'break')
  await site.open(page)
  await hasFailed(page)
  await expect(page.getByRole('alert')).toContainText('The download broke off.')

  site.answerModel = undefined
  await click(page, 'Try again')
  await isLive(page)
  const begun = Number(/^bytes=(\d+)-$/.exec(site.ranges[1] ?? '')?.[1])
  expect(begun).toBeGreaterThan(0)
  expect(begun).toBeLessThanOrEqual(20 * MB)
})

test('can be cancelled, and goes on from there when asked', async ({ page }) => {
  const site = new Site()
  site.answerModel = sendUpTo(20 * MB, 'stall')
  await site.open(page)
  const progress = page.getByRole('progressbar', { name: 'Loading the model' })
  await expect(progress).toHaveAttribute('value', String(20 * MB))
  await click(page, 'Cancel')
  await expect(status(page)).toHaveText(/^recorded/)

  site.answerModel = undefined
  await click(page, 'Run the model here')
  await isLive(page)
  expect(site.ranges).toEqual([undefined, `bytes=${20 * MB}-`])
})

test.describe('with a bad model file', () => {
  const files: [string, () => string, string][] = [
    ['missing', () => join(folder, 'none.gguf'), 'The model file is not on this server.'],
    [
      'truncated',
      () => fileOf('short.gguf', readFileSync(modelPath()).subarray(0, 5 * MB)),
      'The model file came incomplete.',
    ],
    [
      'another',
      () => fileOf('other.gguf', damaged()),
      'The model file is not the one it should be.',
    ],
    ['no GGUF', () => fileOf('text.gguf', 'Hello'), 'The file on the server is not a model.'],
  ]
  for (const [kind, make, sentence] of files) {
    test(`says what is wrong with one that is ${kind}, and shows recorded numbers`, async ({
      page,
    }) => {
      const site = new Site(make())
      await site.open(page)
      await hasFailed(page)
      await expect(page.getByRole('alert')).toContainText(sentence)
      const grid = page.getByRole('grid', { name: 'Next-token distribution' })
      await expect(grid.getByRole('row').nth(5)).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeVisible()
    })
  }

  test('takes the right one when the server has it later', async ({ page }) => {
    const path = fileOf('mended.gguf', damaged())
    await new Site(path).open(page)
    await hasFailed(page)
    fileOf('mended.gguf', readFileSync(modelPath()))
    await click(page, 'Download again')
    await isLive(page)
  })

  function damaged(): Uint8Array {
    const model = readFileSync(modelPath())
    model[50 * MB] ^= 1
    return model
  }
})

test('says that the worker died, and starts another', async ({ page }) => {
  await new Site().open(page)
  await isLive(page)
  const [worker] = page.workers()
  await worker.evaluate(
    () =>
      void setTimeout(() => {
        throw new Error('gone')
      }),
  )
  await hasFailed(page)
  await expect(page.getByRole('alert')).toContainText('The model stopped unexpectedly.')
  await click(page, 'Try again')
  await isLive(page)
})

test('goes live with a full storage, and says that nothing is kept', async ({ page }) => {
  const site = new Site()
  const client = await page.context().newCDPSession(page)
  const origin = `http://localhost:${await site.port}`
  await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 30 * MB })
  await site.open(page)
  await isLive(page)
  await page.getByText('Under the hood').click()
  await expect(page.getByText('There is no room left to keep the model')).toBeVisible()
})

test('asks before it loads on an address without https, works, and says that nothing is kept', async ({
  page,
}) => {
  const site = new Site()
  await site.open(page, 'lan.test')
  await expect(status(page)).toHaveText(/^recorded/)
  await expect(page.getByText('98.4 MB to download, about 300 MB of memory')).toBeVisible()
  expect(site.ranges).toEqual([])
  await click(page, 'Run the model here')
  await isLive(page)
  await page.getByText('Under the hood').click()
  await expect(page.getByText('the browser keeps nothing')).toBeVisible()
})
