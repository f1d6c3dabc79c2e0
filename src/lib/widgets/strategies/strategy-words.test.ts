import { describe, expect, it } from 'vitest'
import { everydayChain, withParam } from '#lib/state/everyday-chain.ts'
import { firstChains } from '#lib/state/lanes.ts'
import { settingsLine, whatItDoes } from './strategy-words.ts'

const { greedy, topK, topP, creative } = firstChains

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

describe('whatItDoes', () => {
  it('says something else of each of the first four', () => {
    expect(new Set([greedy, topK, topP, creative].map(whatItDoes)).size).toBe(4)
    expect(whatItDoes(greedy)).toContain('The likeliest token, every time')
    expect(whatItDoes(topK)).toContain('The first 40 tokens')
    expect(whatItDoes(topP)).toMatch(/As many tokens as 90\s%/)
    expect(whatItDoes(creative)).toContain('Flattened first')
  })

  it('never rounds a small share of the mass to nothing', () => {
    expect(whatItDoes(withParam(everydayChain, 'top-p', 'p', 0.0004))).toContain('0.040\u202f%')
  })

  it('does not call a temperature behind the nucleus first', () => {
    const words = whatItDoes([...creative].reverse())
    expect(words).not.toContain('Flattened first')
    expect(words).toMatch(/As many tokens as 95\s%/)
  })

  it('counts the processors it has no words for', () => {
    const chain = [...topK, { id: 'min-p', params: { p: 0.1 } } as const]
    expect(whatItDoes(chain)).toMatch(/The first 40 tokens.*And 1 more/)
  })

  it('has words for every everyday setting, and for none', () => {
    const penalty = withParam(everydayChain, 'repetition-penalty', 'penalty', 1.2)
    const cold = withParam(everydayChain, 'temperature', 'temperature', 0.5)
    expect(new Set([penalty, cold, everydayChain].map(whatItDoes)).size).toBe(3)
    expect(whatItDoes(everydayChain)).toContain('own dice')
  })
})
