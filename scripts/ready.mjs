// The first thing every command runs, before any package is there. It must be readable by an old
// Node too, so that an old Node gets a sentence and not a syntax error.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Ends the command with one line. @param {string} sentence @returns {never} */
export function quit(sentence) {
  console.error(sentence)
  process.exit(1)
}

/**
 * Why this Node will not do.
 * @param {string} version such as `20.19.4`
 * @param {string} range alternatives of the forms `^20.19` and `>=24`, as in `engines`
 * @returns {string} one sentence; empty when the version is in the range
 */
export function nodeProblem(version, range) {
  const [major, minor] = version.split('.').map(Number)
  const fits = range.split('||').some((alternative) => {
    const [leastMajor, leastMinor = 0] = alternative
      .replace(/[^\d.]/g, '')
      .split('.')
      .map(Number)
    const sameMajor = major === leastMajor && minor >= leastMinor
    return alternative.includes('^') ? sameMajor : sameMajor || major > leastMajor
  })
  const [least] = range.match(/[\d.]+/) ?? []
  return fits ? '' : `Logitscope needs Node ${least} or newer (${range}); this is ${version}.`
}

/**
 * Whether node_modules holds what the lock file asks for. npm keeps a second lock file inside
 * node_modules; what both say is compared, since times change with every checkout.
 * @param {string} folder the project's folder
 */
export function packagesFit(folder) {
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'))
  const wanted = readLock(join(folder, 'package-lock.json'))
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    // Optional packages are those of other systems.
    if (!installed[path]) return entry.optional === true
    return installed[path].integrity === entry.integrity
  })
}

/**
 * @param {string} path
 * @returns {Record<string, { integrity?: string, optional?: boolean }>} packages by their path
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return {}
  }
}

/** Makes the project ready to run: refuses a Node that will not do, installs missing packages. */
export function ready() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const problem = nodeProblem(process.versions.node, engines.node)
  if (problem) quit(problem)
  if (packagesFit(root)) return

  console.log('Installing the packages …')
  // Under npm, the same npm again; else the one on the path.
  const npm = process.env.npm_execpath
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm']
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(command, [...first, ...options], {
    cwd: root,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  })
  if (status !== 0)
    quit('The packages could not be installed: npm ci failed, for the reason above.')
}
