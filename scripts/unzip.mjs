import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8

/**
 * Writes one member of a zip file to a file, as a stream.
 *
 * Source: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16
 * (end record). Left out: Zip64, encryption, and the CRC, since the caller checks a sha256.
 * @param {string} zipPath
 * @param {string} member its full name in the archive
 * @param {string} target path of the file to write
 * @throws {Error} in one sentence, when the file is no zip, lacks the member, or is cut short
 */
export async function extractMember(zipPath, member, target) {
  const file = await open(zipPath)
  let entry, start
  try {
    entry = findEntry(await readDirectory(file), member)
    // The local header repeats the name and may have an extra field of another length.
    const local = await readExactly(file, entry.offset, LOCAL_BYTES)
    start = entry.offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28)
  } finally {
    await file.close()
  }
  await pipeline(
    createReadStream(zipPath, { start, end: start + entry.bytes - 1 }),
    entry.method === STORED ? new PassThrough() : createInflateRaw(),
    createWriteStream(target),
  )
}

/** @param {import('node:fs/promises').FileHandle} file @returns the central directory's bytes */
async function readDirectory(file) {
  const { size } = await file.stat()
  const tailBytes = Math.min(size, END_BYTES + LONGEST_COMMENT)
  const tail = await readExactly(file, size - tailBytes, tailBytes)
  for (let at = tailBytes - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue
    return readExactly(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12))
  }
  throw new Error('the archive is not a whole zip file')
}

/** @param {Buffer} directory @param {string} member */
function findEntry(directory, member) {
  for (let at = 0; at + ENTRY_BYTES <= directory.length;) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) break
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28)
    if (directory.toString('utf8', at + ENTRY_BYTES, nameEnd) === member) {
      const method = directory.readUInt16LE(at + 10)
      if (method !== STORED && method !== DEFLATED) {
        throw new Error(`the archive packs ${member} in a way unknown here (method ${method})`)
      }
      return {
        method,
        bytes: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      }
    }
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  throw new Error(`the archive holds no ${member}`)
}

/** @param {import('node:fs/promises').FileHandle} file @param {number} at @param {number} length */
async function readExactly(file, at, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw new Error('the archive is cut short')
  return buffer
}
