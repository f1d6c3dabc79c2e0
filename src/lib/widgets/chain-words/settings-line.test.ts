import { describe, expect, it } from 'vitest'
import { everydayChain } from '#lib/state/everyday-chain.ts'
import { firstChains } from '#lib/state/lanes.ts'
import { settingsLine, stepLine } from './settings-line.ts'

const { greedy, topK, topP, creative } = firstChains

describe('stepLine', () => {
  it('never rounds a setting to another one', () => {
    expect(stepLine({ id: 'top-p', params: { p: 0.999 } })).toBe('top-p 0.999')
    expect(stepLine({ id: 'epsilon', params: { epsilon: 0.0006 } })).toBe('epsilon 0.0006')
    expect(stepLine({ id: 'eta', params: { epsilon: 0.002 } })).toBe('eta 0.002')
    expect(stepLine({ id: 'min-p', params: { p: 1e-7 } })).toBe('min-p 0.0000001')
  })

  it('takes the parameter that the processor lists first, whichever stands first in the step', () => {
    expect(stepLine({ id: 'top-p', params: { minKeep: 3, p: 0.9 } })).toBe('top-p 0.9')
  })
})

describe('settingsLine', () => {
  it('names what is on, in the order of the chain', () => {
    expect([greedy, topK, topP, creative].map(settingsLine)).toEqual([
      'temperature 0',
      'top-k 40',
      'top-p 0.9',
      'temperature 1.5, top-p 0.95',
    ])
    expect(settingsLine(everydayChain)).toBe('no settings')
    expect(settingsLine([...topP].reverse().concat(topK))).toBe('top-p 0.9, top-k 40')
  })

  it('leaves out what is switched off', () => {
    expect(settingsLine([{ id: 'top-k', params: { k: 4 }, enabled: false }])).toBe('no settings')
  })
})
