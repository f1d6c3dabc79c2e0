import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeProblem, packagesFit } from './ready.mjs'

describe('nodeProblem', () => {
  const range = '^20.19 || ^22.13 || >=24'

  test.each(['20.19.0', '20.20.2', '22.13.1', '24.0.0', '31.2.0'])('takes Node %s', (version) => {
    expect(nodeProblem(version, range)).toBe('')
  })

  test.each(['12.22.0', '18.20.4', '20.18.9', '21.7.3', '22.12.0', '23.11.0'])(
    'refuses Node %s in one line',
    (version) => {
      expect(nodeProblem(version, range)).toBe(
        `Logitscope needs Node 20.19 or newer (${range}); this is ${version}.`,
      )
    },
  )
})

describe('packagesFit', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ready-'))
    await mkdir(join(folder, 'node_modules'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const a = { integrity: 'sha512-a' }
  const other = { integrity: 'sha512-other', optional: true }

  async function fits(wanted: object, installed: object | undefined) {
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }))
    const inside = join(folder, 'node_modules', '.package-lock.json')
    if (installed) await writeFile(inside, JSON.stringify({ packages: installed }))
    return packagesFit(folder)
  }

  test('is true when every package is there, but for optional ones', async () => {
    const wanted = { '': { name: 'project' }, 'node_modules/a': a, 'node_modules/other': other }
    expect(await fits(wanted, { 'node_modules/a': a })).toBe(true)
  })

  test('is false without node_modules, with a package missing, or with another version', async () => {
    const wanted = { 'node_modules/a': a }
    expect(await fits(wanted, undefined)).toBe(false)
    expect(await fits(wanted, {})).toBe(false)
    expect(await fits(wanted, { 'node_modules/a': { integrity: 'sha512-b' } })).toBe(false)
  })
})
