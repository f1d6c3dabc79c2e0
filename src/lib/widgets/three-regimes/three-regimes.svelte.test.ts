import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import WithModel from '#lib/widgets/model/WithModel.fixture.svelte'
import { fields } from './fields.ts'
import ThreeRegimes from './ThreeRegimes.svelte'

async function show(words: Words = {}) {
  await page.viewport(928, 900)
  const settings = new FigureSettings(fields, words)
  await render(WithModel, { component: ThreeRegimes as never, settings: settings as never })
  return settings
}

const lane = (name: string) => page.getByRole('region', { name })
const tokens = (name: string) => [...lane(name).element().querySelectorAll('.tokens li')]

describe('one prompt in three regimes', () => {
  it('shows each run with its settings, from the recording', async () => {
    await show()
    await expect.element(lane('Greedy')).toHaveTextContent('temperature 0')
    await expect
      .element(lane('Well tuned'))
      .toHaveTextContent('repetition-penalty 1.1, temperature 0.7, min-p 0.05')
    for (const name of ['Greedy', 'Too hot', 'Well tuned']) expect(tokens(name)).toHaveLength(100)
  })

  it('finds the loop that greedy is known to fall into here, and marks where it begins', async () => {
    await show()
    // Measured with transformers: period 17, the first whole line from index 40; the copies as in the chapter on repetition.
    await expect.element(lane('Greedy')).toHaveTextContent(/17 tokens, from token 41/)
    await expect.element(lane('Greedy')).toHaveTextContent(/0\.037.%, 42\.9.%, 45\.0.%/)
    expect(tokens('Greedy').findIndex((token) => token.querySelector('.pin'))).toBe(40)
    expect(
      tokens('Greedy')
        .slice(40, 43)
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('The'),
      expect.stringContaining('next'),
      expect.stringContaining('day'),
    ])
    await expect.element(lane('Too hot')).toHaveTextContent(/Exact loop\s*none/)
    await expect.element(lane('Well tuned')).toHaveTextContent(/Exact loop\s*none/)
  })

  it('shows that neither measure alone finds the text worth reading', async () => {
    await show()
    const value = (name: string, term: string) => {
      const rows = [...lane(name).element().querySelectorAll('dl div')]
      const text = rows.find((row) => row.textContent!.includes(term))!.querySelector('dd')!
      return Number(text.textContent!.replace('−', '-').match(/-?[\d.]+/)![0])
    }
    const logP = (name: string) => value(name, 'Mean log P')
    const distinct = (name: string) => value(name, 'distinct')
    expect(logP('Greedy')).toBeGreaterThan(logP('Well tuned'))
    expect(logP('Well tuned')).toBeGreaterThan(logP('Too hot'))
    expect(distinct('Too hot')).toBeGreaterThan(distinct('Well tuned'))
    expect(distinct('Well tuned')).toBeGreaterThan(distinct('Greedy'))
  })

  it('shows fewer tokens where the text says so, and judges the whole run all the same', async () => {
    const settings = await show()
    settings.set({ tokens: '20' })
    await expect
      .poll(() => tokens('Greedy').filter((token) => !token.matches('[aria-hidden]')).length)
      .toBe(20)
    await expect.element(lane('Greedy')).toHaveTextContent('from token 41')
  })
})
