import { expect, it } from 'vitest'
import type { Engine, EngineInfo } from '#lib/engine/types.ts'
import { runChain, type Chain } from '#lib/sampling/index.ts'
import { linearScale } from './bar-scale.ts'
import { cutsOf, LineWriter } from './shown-lines.ts'
import { TokenFacts } from './token-facts.ts'

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

it('says of each removed token which of two cuts removed it', () => {
  const trace = runChain(
    Float32Array.from([0.4, 0.3, 0.2, 0.1], Math.log),
    [
      { id: 'top-k', params: { k: 3 } },
      { id: 'top-p', params: { p: 0.5 } },
    ],
    { contextIds: [], promptLength: 0 },
  )
  const info = { specialIds: [] as readonly number[] } as EngineInfo
  const speller: Pick<Engine, 'piece' | 'info'> = { info, piece: (id) => Uint8Array.of(97 + id) }
  const marks = { taken: undefined, hit: undefined }
  const writer = new LineWriter(trace, new TokenFacts(trace.own, speller), linearScale(1), marks)
  const rows = [0, 1, 2, 3].map((id) => writer.row(id))
  expect(rows.map(({ by }) => by)).toEqual([undefined, undefined, 'by top-p', 'by top-k'])
  expect(rows[2].probability).toBe('removed')
  expect(rows[1].probability).not.toBe('removed')
})
