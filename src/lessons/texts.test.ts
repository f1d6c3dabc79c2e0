import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseChapter } from '../../scripts/course/markdown.mjs'
import { runningTextOf, wordsOf } from '../../scripts/course/running-text.mjs'

const MOST_WORDS = 1200
/** Eight topics to look up, which nobody reads in one go. */
const MOST_WORDS_TO_LOOK_UP = 1500

/** Digits and a unit. */
const MEASURED =
  /[\d,.]*\d(?:\s(?:×\s)?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s(?:%|bits?|nats?|tokens?|percentage points)/g

/** Numbers with a unit that stand outside claims, because they are neither measured nor computed. */
const OUTSIDE_CLAIMS: Readonly<Record<string, string>> = {
  '64 tokens': 'a default of llama.cpp',
}

describe.each(chapters())('%s', (_, folder) => {
  const tree = parseChapter(readFileSync(new URL(`${folder}/text.en.md`, import.meta.url), 'utf8'))

  test('is as long as one sitting', () => {
    const most = folder === '09-the-mathematics' ? MOST_WORDS_TO_LOOK_UP : MOST_WORDS
    expect(wordsOf(tree)).toBeGreaterThanOrEqual(600)
    expect(wordsOf(tree)).toBeLessThanOrEqual(most)
  })

  test('states no number with a unit outside a claim', () => {
    const found = runningTextOf(tree, { skipsClaims: true }).match(MEASURED) ?? []
    expect(found.filter((number) => !(number in OUTSIDE_CLAIMS))).toEqual([])
  })
})

function chapters(): [title: string, folder: string][] {
  return readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name.slice(3).replaceAll('-', ' '), name])
}
