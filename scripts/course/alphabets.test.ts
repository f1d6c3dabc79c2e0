import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Commands whose alphabets vite.config.ts leaves out of KaTeX's fonts. */
const LEFT_OUT = /\\(?:mathcal|cal|mathfrak|frak|mathsf|textsf|sf|mathtt|texttt|tt|mathscr)\b/

test('no formula uses an alphabet whose font is left out', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|ts|svelte)$/.test(name))
    .map((name) => join('src', name))
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => LEFT_OUT.test(readFileSync(file, 'utf8')))).toEqual([])
})
