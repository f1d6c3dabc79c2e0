import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { extractMember } from './unzip.mjs'
import { zip } from './zip-fixture.ts'

const members = {
  'other/file.txt': Buffer.from('not this one'),
  'folder/model.bin': Buffer.from('weights '.repeat(10_000)),
}
let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'unzip-'))))
afterEach(() => rm(folder, { recursive: true }))

async function extract(archive: Buffer, member = 'folder/model.bin') {
  await writeFile(join(folder, 'archive.zip'), archive)
  await extractMember(join(folder, 'archive.zip'), member, join(folder, 'out'))
  return readFile(join(folder, 'out'))
}

test.each([{ stored: false }, { stored: true }])('writes the named member, %o', async (packing) => {
  expect(await extract(zip(members, packing))).toEqual(members['folder/model.bin'])
})

test('finds the end record behind a comment', async () => {
  expect(await extract(Buffer.concat([zip(members), Buffer.from('a comment')]))).toEqual(
    members['folder/model.bin'],
  )
})

test('refuses what is not a zip file, an empty file, and one that is cut short', async () => {
  const whole = zip(members)
  await expect(extract(Buffer.from('<html>Not found</html>'.repeat(9)))).rejects.toThrow(
    'not a whole zip',
  )
  await expect(extract(Buffer.alloc(0))).rejects.toThrow('not a whole zip')
  await expect(extract(whole.subarray(0, whole.length / 2))).rejects.toThrow('not a whole zip')
  await expect(extract(whole.subarray(whole.length / 2))).rejects.toThrow('cut short')
})

test('names the member that is missing, and the packing that is unknown', async () => {
  await expect(extract(zip(members), 'model.bin')).rejects.toThrow('holds no model.bin')
  await expect(extract(zip(members, { method: 14 }))).rejects.toThrow('method 14')
})

test('fails on packed bytes that are damaged', async () => {
  const archive = zip(members)
  const start = archive.indexOf('folder/model.bin') + 'folder/model.bin'.length
  archive.fill(0xff, start + 6, start + 16)
  await expect(extract(archive)).rejects.toThrow()
})
