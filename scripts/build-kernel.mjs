// Compiles kernel/ to src/lib/engine/llama/kernel.wasm with AssemblyScript; does nothing when that is newer than its sources.
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const target = new URL('src/lib/engine/llama/kernel.wasm', root)

/** @param {URL} file */
function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function isUpToDate() {
  const folder = new URL('kernel/', root)
  const sources = readdirSync(folder).map((name) => new URL(name, folder))
  const newest = Math.max(...[...sources, new URL(import.meta.url)].map(modified))
  return modified(target) > newest
}

/** @returns {Promise<void>} @throws {Error} with the compiler's words when the sources do not compile */
export async function buildKernel() {
  if (isUpToDate()) return
  // Loaded only when needed: the compiler takes a second to start.
  const { default: asc } = await import('assemblyscript/asc')
  const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root))
  const { error, stderr } = await asc.main([
    path('kernel/index.ts'),
    ...['--outFile', fileURLToPath(target)],
    // No allocator and no garbage collector: the kernel works on addresses that it is given.
    ...['--runtime', 'stub', '--importMemory', '--initialMemory', '1', '--use', 'abort='],
    ...['--enable', 'simd', '-O3', '--noAssert'],
  ])
  if (error) throw new Error(`The kernel does not compile.\n${stderr.toString()}`)
  console.log(`Built the kernel: ${statSync(target).size.toLocaleString('en')} bytes.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernel()
