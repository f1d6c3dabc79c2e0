import { expect, it } from 'vitest'
import { processorOf, type Params, type ProcessorId } from '#lib/sampling/index.ts'
import { paramControl } from './param-control.ts'

const holder = { vocabSize: 49_152, idOf: () => undefined, named: (name: string) => name }

/** The slider of a step's first parameter. */
function sliderOf(id: ProcessorId, params: Params) {
  const control = paramControl({ id, params }, processorOf(id).parameters[0], holder, () => {})
  if (control.kind !== 'slider') throw new Error(`${id} has no slider`)
  return control.slider
}

it('has top-k’s off beyond the widest cut, as the everyday slider does', () => {
  const off = sliderOf('top-k', { k: 0 })
  expect(off.toTrack!(0)).toBe(off.max)
  expect(off.toTrack!(150)).toBeLessThan(off.max)
  expect(off.fromTrack!(off.max)).toBe(0)
  expect([off.offText, off.valueText]).toEqual(['off', 'off'])
  expect(sliderOf('top-k', { k: 40 }).valueText).toBe('40')
})

it('leaves other settings on the scale of the registry', () => {
  const size = sliderOf('no-repeat-ngram', { size: 3 })
  expect(size.toTrack).toBeUndefined()
  expect(size.offText).toBeUndefined()
})
