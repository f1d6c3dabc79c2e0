// `npm run test:browsers`: computes the golden texts in each browser that is installed and compares the bits of the logits.
// The page sends its result to our own server, so that no driver is needed: a browser only has to open an address.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserReport } from '../tests/engine/pages/hashes.ts'
import { servePages } from '../tests/engine/serve-pages.ts'
import { chromiumLaunchOptions, findChromium } from './chromium.mjs'
import { ensureModel } from './model.mjs'

const MINUTES = 5

type Browser = {
  name: string
  /** The command, or nothing when the browser is not installed. */
  command: (profile: string) => string[] | undefined
  env?: Record<string, string>
}

const browsers: readonly Browser[] = [
  {
    name: 'Chromium',
    command: (profile) => {
      const path = findChromium()
      const { args } = chromiumLaunchOptions()
      return path ? [path, '--headless', `--user-data-dir=${profile}`, ...args] : undefined
    },
  },
  {
    name: 'Firefox',
    command: (profile) => {
      const path = onPath('firefox-esr') ?? onPath('firefox') ?? macApp('Firefox', 'firefox')
      return path ? [path, '--headless', '--no-remote', '--profile', profile] : undefined
    },
  },
  {
    name: 'WebKit',
    command: () => {
      const path = webKitMiniBrowser()
      const screen = process.env.DISPLAY ? [] : ['xvfb-run', '--auto-servernum']
      if (!path || (screen.length > 0 && !onPath('xvfb-run'))) return undefined
      const bus = onPath('dbus-run-session') ? ['dbus-run-session', '--'] : []
      return [...screen, ...bus, path, '--private']
    },
    // Its sandbox does not start for root in a container, nor does its way to a graphics card.
    env: {
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    },
  },
]

function onPath(name: string): string | undefined {
  const found = spawnSync('which', [name], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : undefined
}

function macApp(app: string, binary: string): string | undefined {
  const path = `/Applications/${app}.app/Contents/MacOS/${binary}`
  return existsSync(path) ? path : undefined
}

/** Debian keeps it in a folder named after the processor. */
function webKitMiniBrowser(): string | undefined {
  if (!existsSync('/usr/lib')) return undefined
  return readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'webkit2gtk-4.1', 'MiniBrowser'))
    .find((path) => existsSync(path))
}

/** Opens a page in a browser until it has sent its report. */
async function visit(
  browser: Browser,
  command: readonly string[],
  profile: string,
  url: string,
): Promise<BrowserReport> {
  const [program, ...args] = command
  const env = { ...process.env, ...browser.env, HOME: profile }
  const child = spawn(program, [...args, url], { env, stdio: 'ignore', detached: true })
  try {
    return await Promise.race([nextResult(), failureOf(child)])
  } finally {
    // The whole group: a browser is many processes.
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
}

function failureOf(child: ChildProcess): Promise<never> {
  return new Promise((_, reject) => {
    const late = setTimeout(
      () => reject(new Error(`no result within ${MINUTES} minutes`)),
      MINUTES * 60_000,
    )
    late.unref()
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the browser ended with code ${code}`)))
  })
}

let take: (report: BrowserReport & { error?: string }) => void = () => undefined

function nextResult(): Promise<BrowserReport> {
  return new Promise((resolve, reject) => {
    take = (report) => (report.error ? reject(new Error(report.error)) : resolve(report))
  })
}

async function receiveResult(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  response.end()
  take(JSON.parse(Buffer.concat(parts).toString()) as BrowserReport)
}

const golden = new URL('../tests/golden/engine/hashes.json', import.meta.url)
const { texts } = JSON.parse(readFileSync(golden, 'utf8')) as { texts: { hash: string }[] }

/** @returns whether the browser gave the right bits, or is not there */
async function check(browser: Browser, address: string): Promise<boolean> {
  const profile = mkdtempSync(join(tmpdir(), 'logitscope-browser-'))
  try {
    const command = browser.command(profile)
    if (!command) {
      console.log(`${browser.name}: not installed, skipped.`)
      return true
    }
    const report = await visit(browser, command, profile, address)
    const same = texts.filter(({ hash }, i) => hash === report.hashes[i]).length
    const times = `start ${report.startMs.toFixed(0)} ms, prefill of 128 ${report.prefill128Ms.toFixed(0)} ms, step ${report.stepMs.toFixed(1)} ms`
    console.log(
      `${browser.name}: ${same} of ${texts.length} texts have the same bits; ${times}.\n  ${report.userAgent}`,
    )
    return same === texts.length
  } catch (error) {
    console.log(`${browser.name}: failed, ${String(error)}.`)
    return false
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

const problem = await ensureModel()
if (problem) {
  console.error(problem)
  process.exit(1)
}
const { url, close } = await servePages({
  '/result': (request, response) => void receiveResult(request, response),
})
let passed = true
for (const browser of browsers) {
  passed = (await check(browser, `${url}tests/engine/pages/hashes.html`)) && passed
}
await close()
process.exit(passed ? 0 : 1)
