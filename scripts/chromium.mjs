import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of an installed Chromium: `CHROMIUM_PATH`, then the known places. Undefined: none found. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  return KNOWN_PLACES.find((path) => existsSync(path))
}

/** How tests and benches start the browser: an installed Chromium, else Playwright's own; quiet on a closed network. */
export function chromiumLaunchOptions() {
  const executablePath = findChromium()
  const asRoot = process.getuid?.() === 0
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
  }
}

/**
 * Makes sure that there is a browser for the tests: finds one, or installs it where this user may.
 * Needs the packages to be installed.
 * @param {(line: string) => void} log
 * @returns {Promise<string>} one line on what to install; empty when there is a browser
 */
export async function ensureChromium(log = console.log) {
  if (await hasChromium()) return ''
  const named = process.env.CHROMIUM_PATH
  if (named) return `CHROMIUM_PATH names ${named}, which is no browser that starts.`
  if (isDebian() && process.getuid?.() === 0) {
    log('Installing Chromium from Debian …')
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
    if (await hasChromium()) return ''
  }
  log("Downloading Playwright's Chromium …")
  spawnSync('npx', ['playwright', 'install', 'chromium'], { shell: process.platform === 'win32' })
  if (await hasChromium()) return ''
  return 'No browser for the tests: install Chromium (Debian: apt-get install chromium), or name one with CHROMIUM_PATH.'
}

/** Whether the tests' browser is there and starts; some systems have a file of that name that only asks for another. */
async function hasChromium() {
  const { chromium } = await import('playwright')
  const path = findChromium() ?? chromium.executablePath()
  if (!existsSync(path)) return false
  // On Windows the question would open a window.
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
