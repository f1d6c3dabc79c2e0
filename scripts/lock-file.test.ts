import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './ready.mjs'

type Entry = {
  resolved?: string
  integrity?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
const packages: Record<string, Entry> = JSON.parse(text).packages

/** Whether the package at this path finds the other one in its own node_modules or one further up. */
function finds(path: string, name: string): boolean {
  if (`${path}/node_modules/${name}` in packages) return true
  if (path === '') return `node_modules/${name}` in packages
  return finds(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}

describe('the lock file', () => {
  test('holds every package that is asked for, those of other systems too', () => {
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }).filter(
        (name) => !finds(path, name),
      ),
    )
    expect(missing).toEqual([])
  })

  test('names packages by version and hash, never by an address', () => {
    const others = Object.keys(packages).filter((path) => path !== '')
    for (const entry of others.map((path) => packages[path])) {
      expect(entry.integrity).toMatch(/^sha512-/)
      expect(entry.resolved).toBeUndefined()
    }
  })
})
