// The engine alone, in headless Chromium: load, prefill, step and memory, beside the memory's own speed and wllama.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs'
import { servePages } from '../engine/serve-pages.ts'
import { floorWasm } from './engine/floor.ts'
import { median } from './engine/measure.ts'
import { pageMemory } from './engine/memory.ts'

const ROUNDS = 5

/** By name: the results of all rounds. */
type Results = Map<string, number[]>

/** Installs the peers' packages when they are missing. @returns whether they are there */
function havePeers(): boolean {
  const folder = fileURLToPath(new URL('peers/', import.meta.url))
  const isThere = (): boolean => existsSync(`${folder}node_modules/@wllama/wllama/package.json`)
  if (isThere()) return true
  const install = ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
  spawnSync('npm', install, { cwd: folder, shell: process.platform === 'win32' })
  return isThere()
}

/** One round in a browser of its own: only then is the memory of its page its own. */
async function measure(url: string, results: Results): Promise<void> {
  const add = (name: string, value: number | undefined): void => {
    if (value !== undefined) results.set(name, [...(results.get(name) ?? []), value])
  }
  const browser = await chromium.launch(chromiumLaunchOptions())
  const page = await browser.newPage()
  await page.goto(url)
  await page.waitForFunction(() => 'engine' in window)
  const { fetchMs, readyMs } = await page.evaluate(() => window.engine.load())
  add('fetch', fetchMs)
  add('ready', readyMs)
  const memory = await pageMemory(browser)
  add('memory', memory?.nowMB)
  add('memory, most', memory?.mostMB)
  // Browsers compile the hot loops a second time once they have run for a while.
  await page.evaluate(() => window.engine.prefill(32))
  await page.evaluate(() => window.engine.step(32))
  for (const tokens of [32, 128]) {
    add(`prefill ${tokens}`, await page.evaluate((n) => window.engine.prefill(n), tokens))
  }
  for (const tokens of [32, 500]) {
    add(`step at ${tokens}`, await page.evaluate((n) => window.engine.step(n), tokens))
  }
  add('floor', await page.evaluate(() => window.engine.floor?.()))
  await browser.close()
}

function print(ours: Results, peer: Results | undefined): void {
  const row = (...cells: string[]): void =>
    console.log(cells.map((cell, i) => (i ? cell.padStart(24) : cell.padEnd(14))).join(''))
  const show = (results: Results, name: string): string => {
    const values = results.get(name)
    if (!values) return '–'
    const digits = median(values) < 100 ? 1 : 0
    const unit = name.startsWith('memory') ? 'MB' : 'ms'
    return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}) ${unit}`
  }
  row('median (best)', 'ours', ...(peer ? ['wllama 2.4', 'wllama / ours'] : []))
  for (const name of ours.keys()) {
    const theirs = peer?.get(name)
    const ratio = theirs ? `${(median(theirs) / median(ours.get(name)!)).toFixed(1)} x` : '–'
    row(name, show(ours, name), ...(peer ? [show(peer, name), ratio] : []))
  }
  const floor = median(ours.get('floor')!)
  const overFloor = median(ours.get('step at 32')!) / floor
  console.log(
    `A step at 32 takes ${overFloor.toFixed(2)} x the floor, one pass of loads over the weights.`,
  )
}

const floor = await floorWasm()
const { url, close } = await servePages({
  '/floor.wasm': (_, response) => {
    response.setHeader('Content-Type', 'application/wasm')
    response.end(floor)
  },
})
const hasPeers = havePeers()
if (!hasPeers) console.log('wllama 2.4 cannot be had here, so it is skipped.')
const ours: Results = new Map()
const peer: Results = new Map()
for (let round = 1; round <= ROUNDS; round++) {
  await measure(`${url}tests/bench/engine/ours.html`, ours)
  if (hasPeers) await measure(`${url}tests/bench/engine/wllama.html`, peer)
}
await close()
console.log(`${cpus().length} × ${cpus()[0].model.trim()}, one thread, ${ROUNDS} rounds`)
print(ours, hasPeers ? peer : undefined)
process.exit(0)
