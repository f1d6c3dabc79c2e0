// `npm test`: sets up what is missing, then runs every part, or those named: `npm test -- unit e2e`.
// A failure stops nothing, so that one run shows all of them. The last line has the totals.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quit, ready, root } from './ready.mjs'

/** @typedef {import('./totals.mjs').Totals} Totals */
/**
 * A part is the npm script of its name. With `read` it is a runner that writes a report; without,
 * it is one check.
 * @typedef {{ read?: (report: any) => Totals, args?: (report: string) => string[], needsBrowser?: boolean }} Part
 */

ready()

const { buildKernel } = await import('./build-kernel.mjs')
const { ensureChromium } = await import('./chromium.mjs')
const { ensureModel } = await import('./model.mjs')
const { NONE, playwrightTotals, sum, totalsLine, vitestTotals, withExit } =
  await import('./totals.mjs')

const LIMIT_MS = 16 * 60_000
const GRACE_MS = 10_000

const vitest = {
  read: vitestTotals,
  args: (/** @type {string} */ report) => [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
}
const playwright = { read: playwrightTotals, args: () => ['--reporter=list,json'] }

/** @type {Record<string, Part>} */
const PARTS = {
  lint: {},
  types: {},
  unit: vitest,
  component: { ...vitest, needsBrowser: true },
  build: {},
  e2e: { ...playwright, needsBrowser: true },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  quit(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`)
}
const names = Object.keys(PARTS).filter((name) => asked.length === 0 || asked.includes(name))

const reports = mkdtempSync(join(tmpdir(), 'logitscope-tests-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))

const problems = { model: await ensureModel(), kernel: await kernelProblem(), browser: '' }
if (names.some((name) => PARTS[name].needsBrowser)) problems.browser = await ensureChromium()

/** @type {{ name: string, totals: Totals, seconds: number }[]} */
const results = []
for (const name of names) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`)
  const start = performance.now()
  const totals = await runPart(name, PARTS[name])
  results.push({ name, totals, seconds: (performance.now() - start) / 1000 })
}

console.log(`\n── totals ${'─'.repeat(64)}`)
for (const { name, totals, seconds } of results) {
  console.log(`${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s  ${totalsLine(totals)}`)
}
for (const [name, problem] of Object.entries(problems)) {
  if (problem) console.log(`\nSet-up of the ${name} failed:\n${problem}`)
}
const setUp = { ...NONE, failed: Object.values(problems).filter(Boolean).length }
const all = sum([setUp, ...results.map(({ totals }) => totals)])
console.log(`\n${totalsLine(all)}`)
process.exitCode = all.failed > 0 || all.passed === 0 ? 1 : 0

/**
 * @param {string} name
 * @param {Part} part
 * @returns {Promise<Totals>}
 */
async function runPart(name, { read, args, needsBrowser }) {
  if (needsBrowser && problems.browser) {
    console.log(problems.browser)
    return { ...NONE, failed: 1 }
  }
  const report = join(reports, `${name}.json`)
  const exitedWell = await runScript(name, args?.(report) ?? [], report)
  if (!read) return withExit({ ...NONE, passed: exitedWell ? 1 : 0 }, exitedWell)
  try {
    return withExit(read(JSON.parse(readFileSync(report, 'utf8'))), exitedWell)
  } catch {
    console.log(`The ${name} runner ended without a report.`)
    return { ...NONE, failed: 1 }
  }
}

/**
 * Runs one npm script, with a limit, so that a runner that hangs cannot swallow the totals.
 * @param {string} name
 * @param {string[]} args
 * @param {string} report where Playwright writes its report
 * @returns {Promise<boolean>} whether it ended well
 */
function runScript(name, args, report) {
  // A group of its own, so that the limit ends the runner's children too.
  const onWindows = process.platform === 'win32'
  const child = spawn('npm', ['run', '--silent', name, '--', ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    detached: !onWindows,
    shell: onWindows,
  })
  const end = (/** @type {NodeJS.Signals} */ signal) =>
    onWindows ? child.kill() : process.kill(-Number(child.pid), signal)
  const interrupt = () => {
    end('SIGTERM')
    process.exit(130)
  }
  /** @type {NodeJS.Timeout | undefined} */
  let killing
  const timer = setTimeout(() => {
    console.log(`${name} took more than ${LIMIT_MS / 60_000} minutes and was ended.`)
    end('SIGTERM')
    killing = setTimeout(() => end('SIGKILL'), GRACE_MS)
  }, LIMIT_MS)
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  }).finally(() => {
    clearTimeout(timer)
    clearTimeout(killing)
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  })
}

/** Tests of the engine read the compiled kernel. @returns {Promise<string>} */
async function kernelProblem() {
  try {
    await buildKernel()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
