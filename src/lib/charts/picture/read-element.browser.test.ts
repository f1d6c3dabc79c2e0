import { afterEach, describe, expect, it } from 'vitest'
import { readElement } from './read-element.ts'
import type { Shape } from './shape.ts'

let chart: HTMLElement

/** Shapes of a chart 200 pixels wide, with this markup in it. */
function read(markup: string): Shape[] {
  chart = document.createElement('div')
  chart.style.cssText =
    'position: absolute; left: 37px; top: 11px; width: 200px; font: 16px/20px monospace; color: rgb(1, 2, 3)'
  chart.innerHTML = markup
  document.body.append(chart)
  return readElement(chart)
}

afterEach(() => chart.remove())

const kinds = (shapes: Shape[]) => shapes.map(({ kind }) => kind)

describe('a chart of boxes', () => {
  it('is read where it stands, counted from its own corner', () => {
    const [bar] = read(
      '<div style="margin-left: 10px; width: 100px; height: 8px; background: #3777b5; transform: scaleX(0.5); transform-origin: left"></div>',
    )
    expect(bar).toMatchObject({
      kind: 'box',
      rect: { x: 10, y: 0, width: 50, height: 8 },
      fill: { color: '#3777b5', opacity: 1 },
    })
  })

  it('makes a triangle of a border that meets no other', () => {
    const [side] = read(
      '<div style="width: 0; border: solid transparent; border-width: 5px 0 5px 8px; border-left-color: #b83a0a"></div>',
    )
    expect(side).toMatchObject({ kind: 'side', fill: { color: '#b83a0a' } })
    expect(side.kind === 'side' && side.corners).toEqual([
      [0, 10],
      [0, 0],
      [8, 5],
      [8, 5],
    ])
  })

  it('keeps the border of a round mark round', () => {
    const shapes = read(
      '<div style="width: 10px; height: 10px; box-sizing: border-box; border: 2px solid rgb(6, 6, 6); border-radius: 50%; background: rgb(5, 5, 5)"></div>',
    )
    expect(shapes).toMatchObject([
      { kind: 'box', radius: 5, fill: { color: '#050505' } },
      { kind: 'ring', radius: 5, width: 2, stroke: { color: '#060606' } },
    ])
  })

  it('is cut where a part of it scrolls', () => {
    const [bar] = read(
      '<div style="height: 20px; overflow: auto"><div style="height: 90px; background: red"></div></div>',
    )
    expect(bar.rect.height).toBe(90)
    expect(bar.clip).toMatchObject({ y: 0, height: 20 })
  })

  it('is painted in the order of the page', () => {
    const shapes = read(
      `<div style="position: sticky; z-index: 1; height: 4px; background: rgb(9, 9, 9)"></div>
       <div style="height: 4px; background: rgb(8, 8, 8); opacity: 0.5"></div>`,
    )
    expect(shapes.map((shape) => shape.kind === 'box' && shape.fill)).toEqual([
      { color: '#080808', opacity: 0.5 },
      { color: '#090909', opacity: 1 },
    ])
  })

  it('leaves out what is not seen, what is a control, and what asks for it', () => {
    const shapes = read(
      `<p style="display: none">a</p><p style="visibility: hidden">b</p><p style="opacity: 0">c</p>
       <p style="position: absolute; clip-path: inset(50%)">d</p><select><option>e</option></select>
       <button data-picture="without">f</button>`,
    )
    expect(shapes).toEqual([])
  })

  it('has the boxes that a style puts before an element', () => {
    const style = document.createElement('style')
    style.textContent =
      '.marked::before { content: ""; position: absolute; left: 3px; top: 2px; width: 6px; height: 4px; background: rgb(7, 7, 7) }'
    const shapes = read('<div class="marked" style="position: relative; height: 20px"></div>')
    chart.append(style)
    expect(shapes).toEqual([])
    expect(readElement(chart)).toMatchObject([
      { kind: 'box', rect: { x: 3, y: 2, width: 6, height: 4 }, fill: { color: '#070707' } },
    ])
  })
})

describe('words of a chart', () => {
  it('are read line by line, without the white space of the source', () => {
    const shapes = read('<p style="margin: 0; width: 80px">\n  one\n  two three</p>')
    expect(shapes.map((shape) => shape.kind === 'text' && shape.text.trim())).toEqual([
      'one two',
      'three',
    ])
    expect(shapes[1].rect.y - shapes[0].rect.y).toBe(20)
  })

  it('keep the spaces of a token and of aligned numbers', () => {
    const shapes = read('<span style="white-space: pre">  a</span><br><span>7\u2007</span>')
    expect(shapes.map((shape) => shape.kind === 'text' && shape.text)).toEqual(['  a', '7\u2007'])
  })

  it('stand on their line, with their color', () => {
    const [shape] = read('Hg')
    expect(shape).toMatchObject({ kind: 'text', fill: { color: '#010203' }, anchor: 'start' })
    const { baseline, rect } = shape as Shape & { kind: 'text' }
    expect(baseline).toBeGreaterThan(rect.y + rect.height / 2)
    expect(baseline).toBeLessThan(rect.y + rect.height)
  })
})

describe('a drawing of a chart', () => {
  it('carries its styles with it, and shares of its size as numbers', () => {
    const shapes = read(
      `<style>.line { stroke: rgb(4, 5, 6); stroke-width: 2px } svg { fill: rgba(0, 0, 0, 0.5) }</style>
       <svg width="200" height="50" style="display: block">
         <line class="line" x1="25%" x2="100%" y1="0" y2="100%" onclick="1"></line>
         <script>1</script><foreignObject></foreignObject>
       </svg>`,
    )
    expect(kinds(shapes)).toEqual(['drawing'])
    const { markup } = shapes[0] as Shape & { kind: 'drawing' }
    expect(markup).toContain('x1="50" y1="0" x2="200" y2="50"')
    expect(markup).toContain('stroke="#040506"')
    expect(markup).toContain('stroke-width="2"')
    expect(markup).toContain('fill="#000000" fill-opacity="0.5"')
    expect(markup).not.toMatch(/class|script|foreignObject|onclick|rgba/)
  })
})
