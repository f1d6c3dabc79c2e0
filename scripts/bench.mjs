// `npm run bench`: every bench in tests/bench/, or those named, one after another, so that none disturbs another.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { quit, ready, root } from './ready.mjs'

ready()

const { build, isBuilt } = await import('./build.mjs')
const { ensureChromium } = await import('./chromium.mjs')
const { ensureModel } = await import('./model.mjs')

const FOLDER = join('tests', 'bench')
const ENDING = '.bench.ts'

const all = readdirSync(join(root, FOLDER))
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length > 0) quit(`No such bench: ${unknown.join(', ')}. There are: ${all.join(', ')}.`)

const problem = (await ensureModel()) || (await ensureChromium())
if (problem) quit(problem)
if (!isBuilt(root)) await build({ quiet: true }).catch((error) => quit(error.message))

const failed = (asked.length > 0 ? asked : all).filter((name) => {
  console.log(`\n── ${name}`)
  const run = [join('scripts', 'run.mjs'), join(FOLDER, name + ENDING)]
  return spawnSync(process.execPath, run, { cwd: root, stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) quit(`\nFailed: ${failed.join(', ')}.`)
