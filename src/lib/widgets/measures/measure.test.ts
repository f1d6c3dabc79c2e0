import { describe, expect, it } from 'vitest'
import { entropyBits, massCounts, runChain, type Chain } from '#lib/sampling/index.ts'
import { measure } from './measure.ts'

/** Value, and what it was, by the name of the measure. */
function measured(probabilities: readonly number[], chain: Chain) {
  const context = { contextIds: [], promptLength: 0 }
  const trace = runChain(Float32Array.from(probabilities, Math.log), chain, context)
  const own = { entropy: entropyBits(trace.own), counts: massCounts(trace.own) }
  const measures = measure(trace, own).map(({ name, value, was }) => [name, [value, was]] as const)
  return Object.fromEntries(measures)
}

describe('measure', () => {
  it('gives each number of the model’s own alone while nothing is set', () => {
    expect(measured([1 / 2, 1 / 4, 1 / 8, 1 / 8], [])).toEqual({
      Entropy: ['1.75', undefined],
      'Effective choices': ['3.4', undefined],
      'For 50, 90, 99 % of it': ['1 · 4 · 4', undefined],
      'First to second': ['25.00', undefined],
      'Kept mass': ['1.000', undefined],
      'KL, shaped ‖ own': ['0.00', undefined],
      'KL, own ‖ shaped': ['0.00', undefined],
    })
  })

  // 3/4 and 1/4 at T = 1/2 are 9/16 to 1/16, so 0.9 and 0.1.
  // Shaped ‖ own: 0.9 log₂ 1.2 − 0.1 log₂ 2.5 = 0.1045. Own ‖ shaped: 0.25 log₂ 2.5 − 0.75 log₂ 1.2 = 0.1332.
  it('tells the two divergences apart, and what the others were before', () => {
    const sharper = measured([3 / 4, 1 / 4], [{ id: 'temperature', params: { temperature: 0.5 } }])
    expect(sharper['KL, shaped ‖ own']).toEqual(['0.10', undefined])
    expect(sharper['KL, own ‖ shaped']).toEqual(['0.13', undefined])
    expect(sharper['Entropy']).toEqual(['0.47', 'was 0.81'])
    expect(sharper['First to second']).toEqual(['80.00', 'was 50.00'])
    expect(sharper['Kept mass']).toEqual(['1.000', undefined])
  })

  // The first two of 1/2, 1/4, 1/8, 1/8 hold 3/4 and become 2/3 and 1/3: log₂ 4/3 = 0.415 bits.
  it('counts what was removed, and calls one divergence infinite then', () => {
    const cut = measured([1 / 2, 1 / 4, 1 / 8, 1 / 8], [{ id: 'top-k', params: { k: 2 } }])
    expect(cut['For 50, 90, 99 % of it']).toEqual(['1 · 2 · 2', 'was 1 · 4 · 4'])
    expect(cut['First to second']).toEqual(['33.33', 'was 25.00'])
    expect(cut['Kept mass']).toEqual(['0.750', undefined])
    expect(cut['KL, shaped ‖ own']).toEqual(['0.42', undefined])
    expect(cut['KL, own ‖ shaped']).toEqual(['∞', 'as tokens were removed'])
  })

  it('takes one token alone as far ahead as can be', () => {
    const greedy = measured([3 / 4, 1 / 4], [{ id: 'temperature', params: { temperature: 0 } }])
    expect(greedy['First to second']).toEqual(['100.00', 'was 50.00'])
  })
})
