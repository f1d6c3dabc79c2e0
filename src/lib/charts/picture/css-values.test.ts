import { describe, expect, it } from 'vitest'
import { insetEdge, paintOf, stripesOf } from './css-values.ts'

describe('a computed color', () => {
  it('becomes six digits and an opacity', () => {
    expect(paintOf('rgb(55, 119, 181)')).toEqual({ color: '#3777b5', opacity: 1 })
    expect(paintOf('rgba(0, 10, 255, 0.5)')).toEqual({ color: '#000aff', opacity: 0.5 })
  })

  it('is nothing to paint where it is transparent or no color', () => {
    for (const css of ['rgba(0, 0, 0, 0)', 'none', 'url("#a")', 'color(srgb 0 0 0)', ''])
      expect(paintOf(css)).toBeUndefined()
  })
})

describe('a repeating gradient', () => {
  it('is read with a stop at each end of a band', () => {
    const css =
      'repeating-linear-gradient(-45deg, rgb(207, 203, 194) 0px, rgb(207, 203, 194) 1px, rgba(0, 0, 0, 0) 1px, rgba(0, 0, 0, 0) 5px)'
    expect(stripesOf(css)).toEqual({
      angle: -45,
      period: 5,
      bands: [{ paint: { color: '#cfcbc2', opacity: 1 }, from: 0, to: 1 }],
    })
  })

  it('is read with both ends at one color, and a direction in words', () => {
    const css =
      'repeating-linear-gradient(to right, rgb(0, 0, 255) 0px 2px, rgb(255, 255, 255) 2px 3px)'
    expect(stripesOf(css)).toEqual({
      angle: 90,
      period: 3,
      bands: [
        { paint: { color: '#0000ff', opacity: 1 }, from: 0, to: 2 },
        { paint: { color: '#ffffff', opacity: 1 }, from: 2, to: 3 },
      ],
    })
  })

  it('is the only background that is hatching', () => {
    expect(stripesOf('none')).toBeUndefined()
    expect(stripesOf('linear-gradient(rgb(0, 0, 0), rgb(1, 1, 1))')).toBeUndefined()
  })
})

it('reads a shadow that is an edge within the box, and no other', () => {
  const paint = { color: '#b83a0a', opacity: 1 }
  expect(insetEdge('rgb(184, 58, 10) 2px 0px 0px 0px inset')).toEqual({ paint, x: 2, y: 0 })
  expect(insetEdge('rgb(184, 58, 10) 0px -3px 0px 0px inset')).toEqual({ paint, x: 0, y: -3 })
  expect(insetEdge('rgb(184, 58, 10) 0px 1px 2px 0px')).toBeUndefined()
  expect(insetEdge('none')).toBeUndefined()
})
