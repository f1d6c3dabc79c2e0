import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const library = new URL('../../', import.meta.url)

/** All files of ours that a file imports, however indirectly; types count too, which is more than is needed. */
function reachedFrom(file: URL, reached = new Map<string, string>()): Map<string, string> {
  const path = fileURLToPath(file)
  if (reached.has(path) || !existsSync(path)) return reached
  const source = readFileSync(path, 'utf8')
  reached.set(path, source)
  for (const [, name] of source.matchAll(/(?:from|import)\s*\(?\s*'([.#][^'?]+)'/g)) {
    const next = name.startsWith('#lib/') ? new URL(name.slice(5), library) : new URL(name, file)
    if (next.pathname.endsWith('.ts')) reachedFrom(next, reached)
  }
  return reached
}

describe('what the worker reaches', () => {
  const reached = reachedFrom(new URL('worker.ts', import.meta.url))

  it('includes the engine and its kernel', () => {
    const names = [...reached.keys()].map((path) => path.split('/').at(-1))
    expect(names).toEqual(expect.arrayContaining(['engine.ts', 'model.ts', 'types.ts']))
  })

  it.each([...reached])(
    'is plain TypeScript, since runes are not compiled there: %s',
    (path, source) => {
      expect(path).not.toMatch(/\.svelte(\.ts)?$/)
      expect(source).not.toMatch(/\$(state|derived|effect|props)\b/)
      expect(source).not.toMatch(/from 'svelte/)
    },
  )
})
