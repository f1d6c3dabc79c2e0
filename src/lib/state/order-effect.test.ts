import { describe, expect, it } from 'vitest'
import { rank, runChain, type Chain } from '#lib/sampling/index.ts'
import { orderEffects } from './order-effect.ts'

const logits = Float32Array.from([3, 2, 1, 0, -1, -2])
const own = rank(logits)
const run = (chain: Chain) => runChain(logits, chain, { contextIds: [0], promptLength: 1 }, own)
const effects = (chain: Chain) => orderEffects(run(chain), run)

const hot = { id: 'temperature', params: { temperature: 2 } } as const
const topP = { id: 'top-p', params: { p: 0.9 } } as const
const topK = { id: 'top-k', params: { k: 3 } } as const

describe('the effect of the order', () => {
  it('tells a temperature after top-p from one before it', () => {
    expect(effects([topP, hot])).toEqual([
      { moved: 'temperature', past: 'top-p', isAfter: true, kept: 3, keptOther: 4 },
    ])
    expect(effects([hot, topP])).toEqual([
      { moved: 'temperature', past: 'top-p', isAfter: false, kept: 4, keptOther: 3 },
    ])
  })

  it('is none for top-k, which keeps the same tokens at any temperature', () => {
    expect(effects([topK, hot])).toEqual([])
  })

  it('is none where a step is off or does nothing', () => {
    expect(effects([topP, { ...hot, enabled: false }])).toEqual([])
    expect(effects([topP, { id: 'temperature', params: { temperature: 1 } }])).toEqual([])
    expect(effects([{ ...topP, enabled: false }, hot])).toEqual([])
  })

  it('is told for a penalty too', () => {
    const penalty = { id: 'repetition-penalty', params: { penalty: 3 } } as const
    expect(effects([topP, penalty])).toEqual([
      { moved: 'repetition-penalty', past: 'top-p', isAfter: true, kept: 3, keptOther: 4 },
    ])
  })
})
