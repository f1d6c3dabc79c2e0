import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildKernel } from './build-kernel.mjs'
import { quit, ready, root } from './ready.mjs'

const SOURCES = [
  'src',
  'static',
  'kernel',
  'scripts/build-kernel.mjs',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
]
// Made by the build itself, or of no concern to it.
const NOT_SOURCES = /\.wasm$|\.test\.ts$/

/** The hash of the sources that build/ was made from; the server shows no hidden files. */
const STAMP = join('build', '.sources')

/**
 * A hash over names and contents: times change with every checkout.
 * @param {string} project the project's folder
 */
export function sourcesHash(project) {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap((source) => filesUnder(project, source))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(project, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} project @param {string} path @returns {string[]} */
function filesUnder(project, path) {
  const stats = statSync(join(project, path), { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return NOT_SOURCES.test(path) ? [] : [path]
  const names = readdirSync(join(project, path)).sort()
  return names.flatMap((name) => filesUnder(project, `${path}/${name}`))
}

/** Whether build/ was made from the sources as they are. @param {string} project */
export function isBuilt(project) {
  try {
    return readFileSync(join(project, STAMP), 'utf8') === sourcesHash(project)
  } catch {
    return false
  }
}

/**
 * Builds the kernel and the site into build/.
 * @param {{ quiet?: boolean }} [options] quiet: what the tools say is shown only if they fail
 * @throws {Error}
 */
export async function build({ quiet = false } = {}) {
  const hash = sourcesHash(root)
  await buildKernel()
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: root,
    stdio: quiet ? 'pipe' : 'inherit',
  })
  if (status !== 0) throw new Error(`The build failed.\n${stdout ?? ''}${stderr ?? ''}`.trim())
  writeFileSync(join(root, STAMP), hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ready()
  const needed = !process.argv.includes('--if-changed') || !isBuilt(root)
  if (needed) await build().catch((error) => quit(error.message))
}
