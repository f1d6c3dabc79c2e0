import { expect, it } from 'vitest'
import type { Engine, EngineInfo } from '#lib/engine/types.ts'
import { runChain } from '#lib/sampling/index.ts'
import { linearScale } from './bar-scale.ts'
import { LineWriter } from './shown-lines.ts'
import { TokenFacts } from './token-facts.ts'

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
