import { describe, expect, it } from 'vitest'
import type { Shape } from './shape.ts'
import { writeSvg, type Picture } from './write-svg.ts'

const blue = { color: '#3777b5', opacity: 1 }
const font = { family: '"Inter Variable", sans-serif', size: 14, weight: '400' }
const box = (x: number, y: number, width: number, height: number): Shape => ({
  kind: 'box',
  rect: { x, y, width, height },
  clip: undefined,
  radius: 0,
  fill: blue,
})
const picture = (shapes: Shape[], words: Partial<Picture> = {}): Picture => ({
  shapes,
  title: 'The draw',
  caption: 'Where the dart falls.',
  source: 'Live: SmolLM2',
  colors: { paper: '#fcfbf8', ink: '#1a1b1e', muted: '#5b5c60' },
  family: 'sans-serif',
  ...words,
})
/** As if every letter were 7 pixels wide. */
const measure = (text: string) => text.length * 7
const write = (shapes: Shape[], words?: Partial<Picture>) =>
  writeSvg(picture(shapes, words), measure)

describe('a picture', () => {
  it('has title, caption and source around the chart, on paper', () => {
    const { markup } = write([box(0, 0, 400, 100)])!
    const texts = [...markup.matchAll(/<text [^>]*y="([\d.]+)"[^>]*>([^<]+)</g)]
    expect(texts.map(([, , text]) => text)).toEqual([
      'The draw',
      'Where the dart falls.',
      'Live: SmolLM2',
    ])
    const [title, caption, source] = texts.map(([, y]) => Number(y))
    expect(title).toBeLessThan(caption)
    expect(caption).toBeLessThan(source - 100)
    expect(markup).toContain('<title>The draw</title>')
    expect(markup).toContain('<desc>Where the dart falls. Live: SmolLM2</desc>')
    expect(markup).toContain('<rect width="100%" height="100%" fill="#fcfbf8"/>')
  })

  it('ends where the chart ends, not where its element does', () => {
    const { markup, width } = write([box(120, 30, 500, 40)])!
    expect(width).toBe(500 + 32)
    expect(markup).toContain(`<svg xmlns="http://www.w3.org/2000/svg" width="532"`)
    const [, x, y] = /translate\((\S+) (\S+)\)/.exec(markup)!
    expect(Number(x) + 120).toBe(16)
    expect(Number(y) + 30).toBe(16 + 24 + 20 + 12)
  })

  it('is nothing where nothing is in sight', () => {
    const hidden = { ...box(0, 0, 10, 10), clip: { x: 50, y: 50, width: 10, height: 10 } }
    expect(write([])).toBeUndefined()
    expect(write([hidden])).toBeUndefined()
  })

  it('leaves no room for paper that covers something', () => {
    const paper = { ...box(0, 0, 900, 900), fill: { color: '#fcfbf8', opacity: 1 } } as Shape
    expect(write([box(0, 0, 400, 100), paper])!.width).toBe(432)
  })

  it('breaks a caption that is wider than the chart, and holds each line to its width', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve thirteen'
    const { markup, height } = write([box(0, 0, 400, 100)], { caption: words })!
    const lines = [...markup.matchAll(/textLength="(\d+)"[^>]*font-size="13"[^>]*>([^<]+)</g)]
    expect(lines.map(([, , text]) => text).join(' ')).toBe(words)
    expect(lines).toHaveLength(2)
    for (const [, width, text] of lines) expect(Number(width)).toBe(measure(text))
    expect(height).toBe(write([box(0, 0, 400, 100)])!.height + 20)
  })

  it('clips what reaches out of its place, and nothing else', () => {
    const clip = { x: 0, y: 0, width: 400, height: 50 }
    const inside = { ...box(10, 10, 10, 10), clip }
    const across = { ...box(-50, 10, 100, 10), clip }
    expect(write([inside])!.markup).not.toContain('clip-path')
    const { markup } = write([across, { ...across }])!
    expect(markup.match(/<clipPath /g)).toHaveLength(1)
    expect(markup.match(/<g clip-path="url\(#picture-0\)"><rect x="-50"/g)).toHaveLength(2)
    expect(markup).toContain('<rect x="0" y="0" width="400" height="50"/>')
  })

  it('writes a text of a token as it is, with its width', () => {
    const shape: Shape = {
      kind: 'text',
      rect: { x: 100, y: 0, width: 60, height: 20 },
      clip: undefined,
      text: ' <|a|>&"\u0007',
      baseline: 15,
      font,
      fill: blue,
      anchor: 'end',
    }
    const { markup } = write([shape])!
    expect(markup).toContain(
      'xml:space="preserve" x="160" y="15" text-anchor="end" textLength="60"',
    )
    expect(markup).toContain('> &lt;|a|&gt;&amp;&quot;\ufffd</text>')
    expect(markup).toContain('font-family="&quot;Inter Variable&quot;, sans-serif"')
  })

  it('draws hatching as a pattern that is turned as the gradient is', () => {
    const stripes = { angle: -45, period: 5, bands: [{ paint: blue, from: 0, to: 1 }] }
    const rect = { x: 0, y: 0, width: 9, height: 9 }
    const shape: Shape = { kind: 'hatch', rect, clip: undefined, stripes, opacity: 1 }
    const { markup } = write([shape])!
    expect(markup).toContain('patternTransform="rotate(-135)"')
    expect(markup).toContain('fill="url(#picture-0)"')
  })
})
