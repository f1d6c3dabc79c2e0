import { expect, test } from 'vitest'
import { toRequest, type Dialect } from '#lib/dialects/index.ts'
import { presets, type Chain, type PresetId, type ProcessorId } from '#lib/sampling/index.ts'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const stated = testClaims(new URL('text.en.md', import.meta.url), claims)

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

test.each<[Dialect, ProcessorId[]]>([
  ['openai', ['top-k', 'min-p', 'repetition-penalty', 'dry']],
  ['transformers', ['presence-penalty', 'frequency-penalty', 'dry']],
  ['llama.cpp', []],
  ['vllm', ['dry']],
  ['ollama', ['dry']],
  ['text-generation-webui', []],
])('%s cannot say what the text says it cannot: %j', (dialect, missing) => {
  const steps: Chain = [
    { id: 'repetition-penalty', params: { penalty: 1.1, lastN: 64 } },
    { id: 'presence-penalty', params: { penalty: 0.5, lastN: 64 } },
    { id: 'frequency-penalty', params: { penalty: 0.5, lastN: 64 } },
    { id: 'dry', params: { multiplier: 0.8, lastN: 64 } },
    { id: 'temperature', params: { temperature: 0.7 } },
    { id: 'top-k', params: { k: 20 } },
    { id: 'top-p', params: { p: 0.9 } },
    { id: 'min-p', params: { p: 0.1 } },
  ]
  const names: Partial<Record<ProcessorId, RegExp>> = {
    'repetition-penalty': /repe(at|tition)_penalty/,
    dry: /dry_multiplier/,
  }
  const lost = steps
    .filter((step) => {
      const written = JSON.stringify(toRequest([step], dialect).request)
      return !(names[step.id] ?? new RegExp(`"${step.id.replace('-', '_')}"`)).test(written)
    })
    .map(({ id }) => id)
  expect(lost.sort()).toEqual(missing.sort())
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
