import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBuilt, sourcesHash } from './build.mjs'

let project: string
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'build-'))
  await mkdir(join(project, 'src', 'lib'), { recursive: true })
  await mkdir(join(project, 'build'))
  await writeFile(join(project, 'src', 'lib', 'a.ts'), 'one')
})
afterEach(() => rm(project, { recursive: true }))

const built = () => writeFile(join(project, 'build', '.sources'), sourcesHash(project))

test('is built while the sources are what they were', async () => {
  expect(isBuilt(project)).toBe(false)
  await built()
  expect(isBuilt(project)).toBe(true)
})

test('is no longer built once a source changes, moves, comes or goes', async () => {
  const path = join(project, 'src', 'lib', 'a.ts')
  await built()
  await writeFile(path, 'two')
  expect(isBuilt(project)).toBe(false)
  await built()
  await rm(path)
  expect(isBuilt(project)).toBe(false)
  await writeFile(join(project, 'src', 'b.ts'), 'two')
  expect(isBuilt(project)).toBe(false)
})

test('does not mind tests, compiled kernels and documents', async () => {
  await built()
  for (const name of ['src/a.test.ts', 'src/kernel.wasm', 'README.md']) {
    await writeFile(join(project, name), 'new')
  }
  expect(isBuilt(project)).toBe(true)
})
