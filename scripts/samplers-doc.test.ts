import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { processors } from '#lib/sampling/index.ts'
import { samplersDoc } from './samplers-doc.ts'

const written = readFileSync(new URL('../docs/samplers.md', import.meta.url), 'utf8')

describe('docs/samplers.md', () => {
  it('is current; if this fails, run: npm run docs', () => {
    expect(written).toBe(samplersDoc())
  })

  it('lists every processor with its formula, source and agreement', () => {
    for (const { id, formula, source, agreement } of processors) {
      const section = written.split(/^### /m).find((text) => text.startsWith(`${id}\n`))
      for (const text of [formula, source, agreement]) expect(section).toContain(text)
    }
  })

  it('has no cell that breaks its table', () => {
    for (const line of written.split('\n').filter((line) => line.startsWith('|')))
      expect(line.split('|')).toHaveLength(8)
  })
})
