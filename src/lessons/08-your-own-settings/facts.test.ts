import { readFileSync } from 'node:fs'
import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { dialects, toRequest, type Dialect } from '#lib/dialects/index.ts'
import {
  presets,
  type Chain,
  type PresetId,
  type ProcessorId,
  type Step,
} from '#lib/sampling/index.ts'
import { probabilities } from '#lib/widgets/three-knobs/index.ts'
import { traceOf } from '#lib/widgets/three-knobs/knobs.ts'
import { parseChapter } from '../../../scripts/course/markdown.mjs'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const text = new URL('text.en.md', import.meta.url)
const stated = testClaims(text, claims)

const usual: readonly ProcessorId[] = ['temperature', 'top-k', 'top-p', 'min-p']
const orderIn = (program: PresetId) =>
  presets[program].map(({ id }) => id).filter((id) => usual.includes(id))

test('the orders of the text are those of the presets', () => {
  expect(orderIn('transformers')).toEqual(['temperature', 'top-k', 'top-p', 'min-p'])
  expect(orderIn('llama.cpp')).toEqual(['top-k', 'top-p', 'min-p', 'temperature'])
  expect(orderIn('vllm')).toEqual(['temperature', 'min-p', 'top-k', 'top-p'])
  expect(orderIn('ollama')).toEqual(['top-k', 'temperature', 'top-p', 'min-p'])
})

test('the defaults of the table are those of the presets', () => {
  const settings = (program: PresetId) =>
    Object.fromEntries(
      presets[program]
        .filter(({ id }) => usual.includes(id))
        .map(({ id, params: { k, p, temperature } }) => [id, k ?? p ?? temperature]),
    )
  expect(settings('transformers')).toEqual({ 'top-k': 50 })
  expect(settings('llama.cpp')).toEqual({
    'top-k': 40,
    'top-p': 0.95,
    'min-p': 0.05,
    temperature: 0.8,
  })
  expect(settings('vllm')).toEqual({ 'top-k': 0 })
  expect(settings('ollama')).toEqual({ 'top-k': 40, temperature: 0.8, 'top-p': 0.9 })
})

/** The steps that a row of the table of requests speaks of. */
const steps: Readonly<Record<string, Chain>> = {
  'top-k': [{ id: 'top-k', params: { k: 20 } }],
  'top-p': [{ id: 'top-p', params: { p: 0.9 } }],
  'min-p': [{ id: 'min-p', params: { p: 0.1 } }],
  'repetition penalty': [{ id: 'repetition-penalty', params: { penalty: 1.1, lastN: 64 } }],
  'presence and frequency penalty': [
    { id: 'presence-penalty', params: { penalty: 0.5, lastN: 64 } },
    { id: 'frequency-penalty', params: { penalty: 0.5, lastN: 64 } },
  ],
}
const dry: Step = { id: 'dry', params: { multiplier: 0.8, lastN: 64 } }
const cool: Step = { id: 'temperature', params: { temperature: 0.7 } }
const written = (chain: Chain, dialect: Dialect) =>
  JSON.stringify(toRequest(chain, dialect).request)
const carries = (step: Step, dialect: Dialect) => written([step], dialect) !== written([], dialect)

const rows = parseChapter(readFileSync(text, 'utf8'))
  .children.filter((node) => node.type === 'table')
  .map(({ children }) => children.map((row) => row.children.map((cell) => toString(cell))))
  .find(([[corner]]) => corner === 'setting')!
  .slice(1)

test('the table of requests has a row for each setting that not every program takes', () => {
  expect(rows.map(([setting]) => setting)).toEqual(Object.keys(steps))
})

test.each(rows)('%s: lacking at %s, and nowhere else', (setting, programs) => {
  const lacking = dialects.filter(
    (dialect) => !steps[setting].every((step) => carries(step, dialect)),
  )
  expect(lacking).toEqual(programs.toLowerCase().split(', '))
})

test('only llama.cpp and text-generation-webui take DRY and an order', () => {
  const [cut] = steps['top-k']
  for (const dialect of dialects) {
    const isOne = ['llama.cpp', 'text-generation-webui'].includes(dialect)
    expect(carries(dry, dialect), dialect).toBe(isOne)
    const takesOrder = written([cut, cool], dialect) !== written([cool, cut], dialect)
    expect(takesOrder, dialect).toBe(isOne)
    expect(carries(cool, dialect), dialect).toBe(true)
  }
})

test('llama.cpp and text-generation-webui carry an order, the others warn', () => {
  const cutFirst: Chain = [
    { id: 'top-p', params: { p: 0.9 } },
    { id: 'temperature', params: { temperature: 1.5 } },
  ]
  const warns = (dialect: Dialect) => toRequest(cutFirst, dialect).warnings.length > 0
  for (const dialect of ['llama.cpp', 'text-generation-webui'] as const)
    expect(warns(dialect), dialect).toBe(false)
  for (const dialect of ['openai', 'transformers', 'vllm', 'ollama'] as const)
    expect(warns(dialect), dialect).toBe(true)
})

test('the number that a reader guesses is the default of transformers', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  expect(String(guess.truth)).toBe((await stated('defaults'))[0])
})

test('the chain to be put in order is that of llama.cpp', () => {
  const question = quiz.find((question) => question.kind === 'order')!
  const ids = question.items.map((item) => item.toLowerCase())
  expect(ids.slice(1)).toEqual(orderIn('llama.cpp'))
})

test('of the four words top-p 0.9 keeps three, and with temperature 0.7 before it two', () => {
  const kept = [1, 0.7].map((T) => traceOf(probabilities, { T, k: 0, p: 0.9 }).final.count)
  expect(kept).toEqual([3, 2])
})
