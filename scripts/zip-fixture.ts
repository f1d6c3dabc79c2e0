import { deflateRawSync } from 'node:zlib'

/** A zip file in memory, for tests: one member after another, each with an extra field in its local header only. */
export function zip(members: Record<string, Buffer>, { stored = false, method = 8 } = {}) {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of Object.entries(members)) {
    const data = stored ? bytes : deflateRawSync(bytes)
    const extra = Buffer.from([1, 0, 2, 0, 9, 9])
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    local.writeUInt16LE(extra.length, 28)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(stored ? 0 : method, 10)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), extra, data)
    entries.push(entry, Buffer.from(name))
    offset += local.length + name.length + extra.length + data.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
