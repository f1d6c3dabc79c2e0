import { describe, expect, it } from 'vitest'
import { makeLogits } from '../../../tests/golden/sampling/logits.ts'
import { isNeutral, presets, runChain } from './index.ts'

describe('presets', () => {
  it.each(Object.entries(presets))('%s runs', (_, chain) => {
    const trace = runChain(makeLogits('random', 1000, 1), chain, {
      contextIds: [1, 2],
      promptLength: 1,
    })
    expect(trace.keptCount).toBeGreaterThan(0)
  })

  it.each([
    ['transformers', ['top-k']],
    ['llama.cpp', ['top-k', 'top-p', 'min-p', 'temperature']],
    ['vllm', []],
    ['ollama', ['top-k', 'temperature', 'top-p']],
    ['text-generation-webui', []],
  ] as const)('%s has on what is on there by itself', (name, on) => {
    expect(presets[name].filter((step) => !isNeutral(step)).map(({ id }) => id)).toEqual(on)
  })
})
