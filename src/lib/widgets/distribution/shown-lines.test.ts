import { expect, it } from 'vitest'
import { runChain, type Chain } from '#lib/sampling/index.ts'
import { cutsOf } from './shown-lines.ts'

// 1,000 tokens: one with nine tenths of the mass, and the others alike.
const logits = Float32Array.from({ length: 1000 }, (_, id) => Math.log(id === 0 ? 8991 : 1))
const traced = (chain: Chain) => runChain(logits, chain, { contextIds: [], promptLength: 0 })

it('names a cut by the very setting that made it', () => {
  const cut = (...chain: Chain) => cutsOf(traced(chain)).map(({ name }) => name)
  expect(cut({ id: 'top-p', params: { p: 0.999 } })).toEqual(['top-p 0.999 stops here'])
  expect(cut({ id: 'epsilon', params: { epsilon: 0.0006 } })).toEqual(['epsilon 0.0006 stops here'])
  expect(cut({ id: 'min-p', params: { p: 0.001 } }, { id: 'top-k', params: { k: 1 } })).toEqual([
    'min-p 0.001 stops here',
  ])
})
