import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const widgets = new URL('../', import.meta.url)
const routes = new URL('../../../routes/embed/', import.meta.url)
const figures = readdirSync(widgets).filter((name) =>
  existsSync(new URL(`${name}/figure.ts`, widgets)),
)

describe('the addresses of figures', () => {
  it('are one for each figure, and no more', () => {
    expect(readdirSync(routes).sort()).toEqual(figures.sort())
  })

  it.each(figures)('show %s under its own name, and load no other figure', (name) => {
    const page = readFileSync(new URL(`${name}/+page.svelte`, routes), 'utf8')
    expect(page.match(/[\w-]+(?=\/figure\.ts)/g)).toEqual([name])
    const definition = readFileSync(new URL(`${name}/figure.ts`, widgets), 'utf8')
    expect(definition).toContain(`name: '${name}'`)
  })
})
