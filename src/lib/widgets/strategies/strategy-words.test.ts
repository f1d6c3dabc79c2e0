import { describe, expect, it } from 'vitest'
import { everydayChain, withParam } from '#lib/state/everyday-chain.ts'
import { firstChains } from '#lib/state/lanes.ts'
import { whatItDoes } from './strategy-words.ts'

const { greedy, topK, topP, creative } = firstChains

describe('whatItDoes', () => {
  it('says something else of each of the first four', () => {
    expect(new Set([greedy, topK, topP, creative].map(whatItDoes)).size).toBe(4)
    expect(whatItDoes(greedy)).toContain('The likeliest token, every time')
    expect(whatItDoes(topK)).toContain('The first 40 tokens')
    expect(whatItDoes(topP)).toMatch(/As many tokens as 90\s%/)
    expect(whatItDoes(creative)).toContain('Flattened first')
  })

  it('never rounds a share of the mass to another one', () => {
    const at = (p: number) => whatItDoes(withParam(everydayChain, 'top-p', 'p', p))
    expect(at(0.0004)).toContain('0.04\u202f%')
    expect(at(0.9999)).toContain('99.99\u202f%')
    expect(at(0.9275)).toContain('92.75\u202f%')
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
