import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accept,
  draw,
  processors,
  rank,
  runChain,
  uAt,
  type Chain,
  type Params,
  type ProcessorId,
  type ProcessorState,
  type Step,
} from './index.ts'
import { runOne } from './processors/run-one.ts'

/** Logits of 2 to 60 tokens, coarse enough for ties, some removed, never all. */
const anyLogits = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.double({ min: -12, max: 12, noNaN: true }) },
      { weight: 3, arbitrary: fc.integer({ min: -8, max: 8 }) },
      { weight: 1, arbitrary: fc.constant(-Infinity) },
    ),
    { minLength: 2, maxLength: 60 },
  )
  .filter((values) => values.some((value) => value > -Infinity))
  .map((values) => Float32Array.from(values))

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })

function kept(logits: Float32Array, id: ProcessorId, params: Params): Set<number> {
  const { final } = runOne(logits, id, params)
  return new Set(final.idByRank.subarray(0, final.count))
}

function isWithin(small: Set<number>, large: Set<number>): boolean {
  return [...small].every((id) => large.has(id))
}

describe('top-p', () => {
  it('keeps mass at least p, and no smaller prefix would', () => {
    fc.assert(
      fc.property(anyLogits, share, (logits, p) => {
        const { keptMass, keptCount, own } = runOne(logits, 'top-p', { p })
        expect(keptMass).toBeGreaterThanOrEqual(p - 1e-9)
        const withoutLast = own.weightOf(0, keptCount - 1) / own.total
        expect(withoutLast).toBeLessThan(p)
      }),
    )
  })
})

describe('kept sets', () => {
  const grows: [ProcessorId, (x: number) => Params][] = [
    ['top-p', (p) => ({ p })],
    ['top-k', (x) => ({ k: 1 + Math.floor(x * 60) })],
    ['tail-free', (z) => ({ z })],
    ['top-n-sigma', (x) => ({ n: 4 * x })],
    ['top-h', (h) => ({ h })],
    ['typical', (p) => ({ p })],
  ]
  const shrinks: [ProcessorId, (x: number) => Params][] = [
    ['min-p', (p) => ({ p })],
    ['top-a', (a) => ({ a })],
    ['epsilon', (epsilon) => ({ epsilon })],
    ['eta', (epsilon) => ({ epsilon })],
  ]

  it.each(grows)('of %s grow with its parameter', (id, params) => {
    fc.assert(
      fc.property(anyLogits, share, share, (logits, x, y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)]
        expect(isWithin(kept(logits, id, params(low)), kept(logits, id, params(high)))).toBe(true)
      }),
    )
  })

  it.each(shrinks)('of %s shrink with its parameter', (id, params) => {
    fc.assert(
      fc.property(anyLogits, share, share, (logits, x, y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)]
        expect(isWithin(kept(logits, id, params(high)), kept(logits, id, params(low)))).toBe(true)
      }),
    )
  })

  it.each([...grows, ...shrinks])('of %s hold at least minKeep tokens', (id, params) => {
    fc.assert(
      fc.property(anyLogits, share, fc.integer({ min: 1, max: 70 }), (logits, x, minKeep) => {
        const left = rank(logits).count
        const size = kept(logits, id, { ...params(x), minKeep }).size
        expect(size).toBeGreaterThanOrEqual(Math.min(left, minKeep))
      }),
    )
  })

  it.each([...grows, ...shrinks].filter(([id]) => id !== 'top-n-sigma'))(
    'of %s do not change when a constant is added to all logits',
    (id, params) => {
      const halves = anyLogits.map((logits) => logits.map((logit) => Math.round(logit * 8) / 8))
      fc.assert(
        fc.property(halves, share, fc.integer({ min: -64, max: 64 }), (logits, x, constant) => {
          const shifted = logits.map((logit) => logit + constant)
          expect(kept(shifted, id, params(x))).toEqual(kept(logits, id, params(x)))
        }),
      )
    },
  )
})

describe('temperature', () => {
  it('keeps ranks', () => {
    fc.assert(
      fc.property(
        anyLogits,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (logits, temperature) => {
          const { idByRank, own } = runOne(logits, 'temperature', { temperature })
          expect(idByRank).toEqual(own.idByRank)
        },
      ),
    )
  })

  it('sharpens below 1 and flattens above', () => {
    fc.assert(
      fc.property(anyLogits, share, (logits, T) => {
        const entropy = (temperature: number) =>
          runOne(logits, 'temperature', { temperature }).final.entropy
        expect(entropy(T)).toBeLessThanOrEqual(entropy(1) + 1e-12)
        expect(entropy(1 / T)).toBeGreaterThanOrEqual(entropy(1) - 1e-12)
      }),
    )
  })
})

describe('penalties', () => {
  const penalties: [ProcessorId, Params][] = [
    ['repetition-penalty', { penalty: 1.4 }],
    ['presence-penalty', { penalty: 0.6, includePrompt: true }],
    ['frequency-penalty', { penalty: 0.6, includePrompt: true }],
    ['dry', { multiplier: 1, allowedLength: 1 }],
    ['no-repeat-ngram', { size: 2 }],
  ]

  it.each(penalties)('%s moves only tokens of the text, and only down', (id, params) => {
    const text = fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 30 })
    fc.assert(
      fc.property(anyLogits, text, (logits, contextIds) => {
        // A token that is not in the text is left, so that no ban can remove all.
        const spared = Float32Array.from([...logits, 0])
        const trace = runOne(spared, id, params, { contextIds, promptLength: 0 })
        for (const [token, logit] of spared.entries()) {
          const after = trace.finalLogits[token]
          if (contextIds.includes(token)) expect(after).toBeLessThanOrEqual(logit)
          else expect(after).toBe(logit)
        }
      }),
    )
  })
})

/** Any of the processors, in any order, at values of their sliders. */
const anyStep: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(...processors), fc.array(share, { minLength: 6, maxLength: 6 }))
  .map(([{ id, parameters }, positions]) => {
    const params: Record<string, number> = {}
    for (const [index, { name, kind, min, max }] of parameters.entries()) {
      if (kind !== 'number' && kind !== 'integer') continue
      const value = min! + positions[index] * (max! - min!)
      params[name] = kind === 'integer' ? Math.round(value) : value
    }
    return { id, params }
  })
const context = { contextIds: [0, 1, 0, 1, 1], promptLength: 2, coin: 0.3 }

describe('any chain', () => {
  const runs = (chain: Chain, logits: Float32Array) => {
    try {
      return runChain(logits, chain, context)
    } catch (error) {
      // Bans may leave nothing: that is said, and nothing else is thrown.
      if (error instanceof RangeError && /removes every token/.test(error.message)) return undefined
      throw error
    }
  }

  it('ends in a distribution over tokens that were there, in order', () => {
    fc.assert(
      fc.property(anyLogits, fc.array(anyStep, { maxLength: 6 }), (logits, chain) => {
        const before = logits.slice()
        const trace = runs(chain, logits)
        expect(logits).toEqual(before)
        if (!trace) return
        const { probabilityByRank, keptCount, idByRank, finalLogits } = trace
        expect(keptCount).toBeGreaterThan(0)
        expect(probabilityByRank.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
        for (let rank = 1; rank < keptCount; rank++)
          expect(probabilityByRank[rank]).toBeLessThanOrEqual(probabilityByRank[rank - 1])
        expect([...idByRank].sort((a, b) => a - b)).toEqual([...logits.keys()])
        for (const [id, logit] of logits.entries())
          if (logit === -Infinity) expect(finalLogits[id]).toBe(-Infinity)
      }),
    )
  })

  it('accounts for each token: kept, removed by one stage, or never there', () => {
    fc.assert(
      fc.property(anyLogits, fc.array(anyStep, { maxLength: 6 }), (logits, chain) => {
        const trace = runs(chain, logits)
        if (!trace) return
        for (const [id, logit] of logits.entries()) {
          const isKept = trace.final.rankOf(id) >= 0
          const wasThere = logit > -Infinity
          expect(trace.removedBy(id) >= 0).toBe(wasThere && !isKept)
        }
      }),
    )
  })

  it('of neutral steps is the identity', () => {
    const neutral = processors
      .filter(({ id }) => !id.startsWith('mirostat'))
      .map(({ id, parameters }) => {
        const given = parameters.flatMap(({ name, neutral, default: value }) =>
          (neutral ?? value) === undefined ? [] : [[name, neutral ?? value]],
        )
        return { id, params: Object.fromEntries(given) as Params }
      })
    fc.assert(
      fc.property(anyLogits, fc.shuffledSubarray(neutral), (logits, chain) => {
        const trace = runChain(logits, chain, context)
        expect(trace.stages.every(({ noEffect }) => noEffect)).toBe(true)
        expect(trace.finalLogits).toEqual(logits)
        expect(trace.keptMass).toBe(1)
      }),
    )
  })

  it('draws only kept tokens, at any u', () => {
    const u = fc.oneof(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.constant(1 - 2 ** -53),
    )
    fc.assert(
      fc.property(anyLogits, fc.array(anyStep, { maxLength: 4 }), u, (logits, chain, u) => {
        const trace = runs(chain, logits)
        if (!trace) return
        const { id, rank, from, to } = draw(trace, u)
        expect(trace.final.rankOf(id)).toBe(rank)
        expect(trace.probabilityByRank[rank]).toBeGreaterThan(0)
        expect(from <= u && u < to).toBe(true)
      }),
    )
  })
})

describe('state', () => {
  const chains: [string, Chain][] = [
    ['mirostat-1', [{ id: 'mirostat-1', params: { tau: 2 } }]],
    ['mirostat-2', [{ id: 'mirostat-2', params: { tau: 2 } }]],
    [
      'adaptive-p',
      [
        { id: 'top-k', params: { k: 20 } },
        { id: 'adaptive-p', params: { target: 0.3 } },
      ],
    ],
  ]

  it.each(chains)('of %s is the same after a rewind and the same moves', (_, chain) => {
    fc.assert(
      fc.property(
        fc.array(anyLogits, { minLength: 2, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (texts, seed, back) => {
          const states: ProcessorState[] = [{}]
          const ids: number[] = []
          const step = (at: number) => {
            const trace = runChain(texts[at], chain, {
              contextIds: [],
              promptLength: 0,
              state: states[at],
            })
            ids[at] = draw(trace, uAt(seed, at, 0)).id
            states[at + 1] = accept(trace, ids[at])
          }
          texts.forEach((_, at) => step(at))
          const [idsBefore, statesBefore] = [ids.slice(), structuredClone(states)]
          for (let at = back % texts.length; at < texts.length; at++) step(at)
          expect(ids).toEqual(idsBefore)
          expect(states).toEqual(statesBefore)
        },
      ),
    )
  })
})
