import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toString } from 'mdast-util-to-string'
import { beforeAll, expect, test } from 'vitest'
import type { LlamaEngine } from '#lib/engine/llama/engine.ts'
import { modelReader, type Claims } from '#lib/widgets/claims/index.ts'
import { saysAll } from '#lib/widgets/claims/says-all.ts'
import { directivesOf, parseChapter } from '../../scripts/course/markdown.mjs'
import { engineInNode } from '../../scripts/engine-in-node.ts'

/** What a phone of 360 px shows of a listing without scrolling. */
const MOST_COLUMNS = 41

/**
 * The tests that every chapter has: each claim of its text is measured with the real engine and must say what was
 * measured, no claim is left over on either side, and each listing prints what the page shows.
 *
 * @param text the chapter's Markdown
 * @returns measures a claim, for tests of the chapter's own
 */
export function testClaims(text: URL, claims: Claims): (id: string) => Promise<readonly string[]> {
  const chapter = parseChapter(readFileSync(text, 'utf8'))
  const stated = directivesOf(chapter, 'claim')
  let engine: LlamaEngine
  beforeAll(async () => {
    engine = await engineInNode()
  })
  const measured = (id: string) => claims[id].measure(modelReader(engine))

  test('the text states every claim that can be checked, and no other', () => {
    expect(stated.map(({ attributes }) => attributes.id).sort()).toEqual(Object.keys(claims).sort())
  })

  test.each(stated.map((claim) => [claim.attributes.id as string, claim]))(
    'what the text says is what is measured: %s',
    async (id, claim) => {
      const numbers = highlighted(claim)
      const values = await measured(id)
      expect(values.length).toBeGreaterThan(0)
      expect(saysAll(numbers, values), `text: ${numbers}; measured: ${values.join(', ')}`).toBe(
        true,
      )
      expect(digits(numbers), 'a number of the text is not measured').toBe(digits(values.join(' ')))
    },
  )

  const folder = fileURLToPath(new URL('.', text))
  test.each(directivesOf(chapter, 'listing').map(({ attributes }) => attributes.file as string))(
    'the listing %s prints what the page says',
    (file) => {
      const output = new URL(file.replace(/\.\w+$/, '.out'), text)
      const printed = execFileSync(...command(folder + file), { encoding: 'utf8' })
      expect(printed.trimEnd()).toBe(readFileSync(output, 'utf8').trimEnd())
      const lines = (readFileSync(folder + file, 'utf8') + printed).split('\n')
      expect(lines.filter((line) => line.length > MOST_COLUMNS)).toEqual([])
    },
  )

  test('every listing of the folder is shown', () => {
    const listed = readdirSync(folder).filter((file) => file.endsWith('.out'))
    expect(listed.length).toBe(directivesOf(chapter, 'listing').length)
  })
  return measured
}

function highlighted(claim: { children: unknown[] }): string {
  const found: string[] = []
  const walk = (node: { type: string; children?: unknown[] }) => {
    if (node.type === 'strong') found.push(toString(node as never))
    else node.children?.forEach((child) => walk(child as never))
  }
  walk(claim as never)
  return found.join(' ')
}

/** The digits of a text alone: nothing stated may go unmeasured. */
function digits(text: string): string {
  return text.replace(/[^\d⁰¹²³⁴⁵⁶⁷⁸⁹]/g, '')
}

function command(file: string): [string, string[]] {
  return file.endsWith('.py') ? ['python3', [file]] : ['node', [file]]
}
