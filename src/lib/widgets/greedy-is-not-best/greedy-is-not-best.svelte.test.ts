import { flushSync } from 'svelte'
import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import recording from '#lib/engine/recorded/greedy-is-not-best.json' with { type: 'json' }
import { EngineError, type FullDistribution } from '#lib/engine/types.ts'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import WithModel from '#lib/widgets/model/WithModel.fixture.svelte'
import { fields } from './fields.ts'
import GreedyIsNotBest from './GreedyIsNotBest.svelte'
import { GreedyIsNotBestView } from './view.svelte.ts'

async function show(words: Words = {}) {
  await page.viewport(928, 900)
  const settings = new FigureSettings(fields, words)
  await render(WithModel, { component: GreedyIsNotBest as never, settings: settings as never })
  return settings
}

describe('the figure', () => {
  // Measured with transformers: −7.779 and −2.961, and a beam of 12 checked by a separate pass.
  it('shows both sequences token by token, and what they add up to', async () => {
    await show()
    const rows = page.getByRole('table').getByRole('row')
    await expect
      .element(rows.nth(1))
      .toHaveTextContent(/and.*50\.7.*1\s*−0\.68.*Thursday.*18\.6.*3\s*−1\.68/)
    await expect.element(rows.nth(6)).toHaveTextContent(/76\.8.*−7\.78.*89\.6.*−2\.96/)
  })

  it('says where they part, who is ahead and by how much, for as many tokens as are compared', async () => {
    const settings = await show({ tokens: '1' })
    await expect
      .element(page.getByText('They part at token 1.'))
      .toHaveTextContent('greedy is ahead: log P −0.68 for greedy, −1.68 for the beam')
    settings.set({ tokens: '6' })
    await expect
      .element(page.getByText('They part at token 1.'))
      .toHaveTextContent('The text of the beam is 124 times as probable.')
    await expect.element(page.getByText('Just once the beam takes')).toBeVisible()
  })

  it('draws both running sums, with a summary for who does not see them', async () => {
    await show()
    const summary = 'Running log P after 6 tokens: greedy −7.78, beam search −2.96.'
    await expect.element(page.getByRole('img', { name: summary })).toBeVisible()
    expect(document.querySelectorAll('svg path[d^="M0 0L1 "]')).toHaveLength(2)
  })
})

describe('checked live', () => {
  const V = 49152

  /** An engine that gives each token of the sequences its recorded log-probability, `off` nats less. */
  function engine(off = 0) {
    return {
      tokenize: () => [1, 2],
      forward: async (
        ids: number[],
        { positions }: { positions: number[] },
      ): Promise<FullDistribution[]> => {
        const isGreedy = ids[2] === recording.sequences.greedy.ids[0]
        const { ids: tokens, logProbs } = recording.sequences[isGreedy ? 'greedy' : 'beam']
        return positions.map((_, i) => {
          const probability = Math.exp(logProbs[i] - off)
          const logits = new Float32Array(V).fill(Math.log((1 - probability) / (V - 1)))
          logits[tokens[i]] = Math.log(probability)
          return { kind: 'full', logits }
        })
      },
    }
  }

  async function check(live: unknown): Promise<GreedyIsNotBestView> {
    let view: GreedyIsNotBestView
    const model = { live, isLoading: false, start: () => {}, retry: () => {} }
    $effect.root(() => {
      view = new GreedyIsNotBestView(new FigureSettings(fields), model as never)
    })
    view!.work.press()
    flushSync()
    await expect.poll(() => view.work.isRunning).toBe(false)
    return view!
  }

  it('shows what the running model measures, and that it is live', async () => {
    const view = await check(engine())
    expect(view.provenance).toBe('live')
    expect(view.status).toBe(
      'Measured here: log P −7.78 for greedy, −2.96 for the beam, the same as recorded.',
    )
  })

  it('says so when the numbers are other ones', async () => {
    const view = await check(engine(0.1))
    expect(view.status).toContain(
      'log P −8.38 for greedy, −3.56 for the beam. A token differs from the recording by up to 0.10000 nats.',
    )
    expect(view.rows[0].greedy.sum).toBeCloseTo(recording.sequences.greedy.logProbs[0] - 0.1, 4)
  })

  it('says in plain words when it fails, and keeps the recording', async () => {
    const forward = () => Promise.reject(new EngineError('out-of-memory', 'no room'))
    const view = await check({ ...engine(), forward })
    expect(view.provenance).toBe('recorded')
    expect(view.status).toContain('not enough memory')
  })
})
