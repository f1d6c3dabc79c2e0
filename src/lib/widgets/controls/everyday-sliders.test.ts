import { expect, it } from 'vitest'
import { everydayChain, withParam } from '#lib/state/everyday-chain.ts'
import { everydaySettings, everydaySlider } from './everyday-sliders.ts'

const note = (_value: number, isOff: boolean) => ({ strong: '', text: isOff ? 'off: all' : 'some' })

/** The four sliders of a chain, by the name of the processor. */
function slidersOf(chain = everydayChain) {
  const named = (name: string) => `Lane 1: ${name}`
  const use = { chain, vocabSize: 49_152, named, note, set: () => {} }
  return Object.fromEntries(
    everydaySettings.map((setting) => [setting.id, everydaySlider(setting, use)]),
  )
}

it('says a setting as it is, however near to off', () => {
  const chain = withParam(everydayChain, 'top-p', 'p', 0.999)
  expect(slidersOf(chain)['top-p']).toMatchObject({ value: 0.999, valueText: '0.999' })
  const warm = withParam(everydayChain, 'temperature', 'temperature', 0.7)
  expect(slidersOf(warm).temperature.valueText).toBe('0.70')
})

it('says at the neutral end what that means, once', () => {
  const texts = Object.values(slidersOf()).map(({ valueText }) => valueText)
  expect(texts).toEqual(Array(4).fill('off: all'))
})

it('lets every k of the vocabulary be typed, and has off beyond the end of the track', () => {
  const topK = slidersOf()['top-k']
  expect(topK.fieldMax).toBe(49_152)
  expect(topK.problem).toContain('49,152')
  expect(topK.toTrack!(0)).toBe(topK.max)
  expect(topK.toTrack!(4000)).toBeLessThan(topK.max)
  expect(topK.fromTrack!(topK.max)).toBe(0)
})

it('tells the controls of a lane from those of the bench, and writes the short name above', () => {
  const { temperature } = slidersOf()
  expect(temperature.label).toBe('Lane 1: Temperature')
  expect(temperature.valueLabel).toBe('Lane 1: Temperature value')
  expect(temperature.shortLabel).toBe('Temperature')
})
