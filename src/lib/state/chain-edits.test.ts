import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNeutral, processors, type Chain } from '#lib/sampling/index.ts'
import {
  added,
  allOff,
  differences,
  isOn,
  moved,
  orderOf,
  placeFor,
  removed,
  startingParams,
  switched,
  withParamAt,
} from './chain-edits.ts'
import { everydayChain, paramOf, withParam } from './everyday-chain.ts'

const idsOf = (chain: Chain) => chain.map(({ id }) => id)
/** The order of llama.cpp, cut down: temperature comes last. */
const llama: Chain = [
  { id: 'top-k', params: { k: 40 } },
  { id: 'top-p', params: { p: 0.95 } },
  { id: 'temperature', params: { temperature: 0.8 } },
]

describe('editing a chain', () => {
  it('moves a step, and moves it back', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), (from, to) => {
        const there = moved(everydayChain, from, to)
        expect(there[to]).toBe(everydayChain[from])
        expect(moved(there, to, from)).toEqual(everydayChain)
      }),
    )
  })

  it('leaves the chain it was given as it is', () => {
    const before = JSON.stringify(llama)
    withParamAt(llama, 0, 'k', 20)
    switched(llama, 0, false)
    moved(llama, 0, 2)
    removed(llama, 0)
    added(llama, 'min-p')
    allOff(llama)
    expect(JSON.stringify(llama)).toBe(before)
  })

  it('keeps the settings of a step that is switched off and on again', () => {
    const off = switched(llama, 1, false)
    expect(isOn(off[1])).toBe(false)
    expect(switched(off, 1, true)).toEqual(llama)
  })

  it('puts a new step among those of its kind, in the order of the registry', () => {
    expect(idsOf(added(everydayChain, 'min-p')).at(-1)).toBe('min-p')
    expect(placeFor(everydayChain, 'presence-penalty')).toBe(1)
    expect(placeFor(everydayChain, 'logit-bias')).toBe(0)
    expect(placeFor(everydayChain, 'mirostat-2')).toBe(4)
    expect(placeFor([], 'top-k')).toBe(0)
  })

  it('keeps temperature last where the chain has it last', () => {
    expect(idsOf(added(llama, 'min-p'))).toEqual(['top-k', 'top-p', 'min-p', 'temperature'])
    expect(idsOf(added(llama, 'repetition-penalty'))[0]).toBe('repetition-penalty')
  })

  it.each(processors.map(({ id }) => id))('adds %s with settings that it accepts', (id) => {
    const names = processors.find((processor) => processor.id === id)!.parameters
    const params = startingParams(id)
    expect(Object.keys(params)).toEqual(names.map(({ name }) => name))
    const needsIds = id === 'logit-bias' || id === 'min-tokens'
    expect(isNeutral({ id, params })).toBe(needsIds)
  })

  it('switches every step off and keeps the order', () => {
    const chain = [...llama, { id: 'mirostat-2', params: { tau: 3 } } as const]
    const off = allOff(chain)
    expect(idsOf(off)).toEqual(idsOf(chain))
    expect(off.some(isOn)).toBe(false)
    expect(off[0].params.k).toBe(0)
    expect(off[3]).toEqual({ id: 'mirostat-2', params: { tau: 3 }, enabled: false })
    expect(allOff(everydayChain)).toEqual(everydayChain)
  })
})

describe('an everyday setting', () => {
  it('finds its step wherever it stands', () => {
    expect(paramOf(llama, 'temperature', 'temperature')).toBe(0.8)
    expect(withParam(llama, 'temperature', 'temperature', 0.5)[2].params.temperature).toBe(0.5)
  })

  it('is off where its step is missing or switched off', () => {
    expect(paramOf(llama, 'repetition-penalty', 'penalty')).toBe(1)
    expect(paramOf(switched(llama, 0, false), 'top-k', 'k')).toBe(0)
  })

  it('puts its step where it belongs when it is moved, or switches it on again', () => {
    const withPenalty = withParam(llama, 'repetition-penalty', 'penalty', 1.2)
    expect(withPenalty[0]).toEqual({ id: 'repetition-penalty', params: { penalty: 1.2 } })
    const withoutTopK = removed(everydayChain, 2)
    expect(idsOf(withParam(withoutTopK, 'top-k', 'k', 5))).toEqual(idsOf(everydayChain))
    expect(withParam(switched(llama, 0, false), 'top-k', 'k', 20)[0]).toEqual({
      id: 'top-k',
      params: { k: 20 },
    })
  })
})

describe('differences from a preset', () => {
  it('finds none in the preset itself, nor for steps that do nothing', () => {
    expect(differences(llama, llama)).toEqual([])
    expect(differences(llama, withParam(llama, 'min-p', 'p', 0))).toEqual([])
    expect(differences(everydayChain, [])).toEqual([])
  })

  it('tells a changed value, with what it was', () => {
    expect(differences(llama, withParam(llama, 'top-k', 'k', 20))).toEqual([
      { kind: 'changed', id: 'top-k', name: 'k', from: 40, to: 20 },
    ])
  })

  it('takes a value left out for the default', () => {
    expect(differences(llama, withParamAt(llama, 0, 'minKeep', 1))).toEqual([])
  })

  it('tells steps that came, went, or were switched', () => {
    expect(differences(llama, added(removed(switched(llama, 0, false), 1), 'min-p'))).toEqual([
      { kind: 'switched-off', id: 'top-k' },
      { kind: 'added', id: 'min-p' },
      { kind: 'removed', id: 'top-p' },
    ])
    expect(differences(switched(llama, 0, false), llama)).toEqual([
      { kind: 'switched-on', id: 'top-k' },
    ])
  })

  it('tells another order, and not of steps that do nothing', () => {
    expect(differences(llama, moved(llama, 2, 0))).toEqual([{ kind: 'order' }])
    expect(differences(everydayChain, [...everydayChain].reverse())).toEqual([])
  })
})

describe('the order of a chain', () => {
  const named = [
    ['first', everydayChain],
    ['llama', llama],
  ] as const

  it('is that of the first preset that has it', () => {
    expect(orderOf(everydayChain, named)).toBe('first')
    expect(orderOf(withParam(llama, 'top-k', 'k', 7), named)).toBe('llama')
    expect(orderOf(moved(llama, 0, 1), named)).toBeUndefined()
  })
})
