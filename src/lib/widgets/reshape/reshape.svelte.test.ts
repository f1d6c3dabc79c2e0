import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import recording from '#lib/engine/recorded/reshape.json' with { type: 'json' }
import type { FullDistribution } from '#lib/engine/types.ts'
import { FigureSettings } from '#lib/widgets/figure/index.ts'
import WithModel from '#lib/widgets/model/WithModel.fixture.svelte'
import { fields } from './fields.ts'
import Reshape from './Reshape.svelte'
import { ReshapeView } from './view.svelte.ts'

/** Logits that have a recorded step's top tokens, and for all others one that keeps its sum. */
function logitsOf(step: number): Float32Array {
  const { top, logSum } = recording.steps[step]
  const known = top.reduce((sum, { logit }) => sum + Math.exp(logit), 0)
  const rest = Math.log((Math.exp(logSum) - known) / (recording.vocabSize - top.length))
  const logits = new Float32Array(recording.vocabSize).fill(rest)
  for (const { id, logit } of top) logits[id] = logit
  return logits
}

class FakeModel {
  live = $state.raw<{ tokenize: () => number[]; forward: unknown }>()
  recorded = $state.raw<{ readLogits: (of: { file: string }) => Promise<Float32Array> }>()
  recordingsFailed = $state(false)
  isLoading = false
  failure = undefined
  offer = undefined
  wayToRun = 'Run'
  calls = 0
  start = () => {}
  retry = () => {}

  run(): void {
    this.live = {
      tokenize: () => [1],
      forward: async (): Promise<FullDistribution[]> => [
        { kind: 'full', logits: logitsOf(this.calls++) },
      ],
    }
  }
}

let model: FakeModel
let settings: FigureSettings<typeof fields>
let view: ReshapeView
let end: () => void

beforeEach(() => {
  model = new FakeModel()
  settings = new FigureSettings(fields)
  end = $effect.root(() => {
    view = new ReshapeView(settings, model as never)
  })
  flushSync()
})
afterEach(() => end())

/** As if it had come on screen. */
function comeIntoView(): void {
  const element = document.createElement('div')
  element.textContent = 'here'
  document.body.append(element)
  view.see(element)
}

describe('the captured steps', () => {
  it('are run by themselves once seen with the model there, one call a step', async () => {
    comeIntoView()
    await new Promise(requestAnimationFrame)
    expect(model.calls).toBe(0)
    model.run()
    await expect.poll(() => view.provenance).toBe('live')
    await expect.poll(() => view.work.isRunning).toBe(false)
    expect(model.calls).toBe(6)
    expect(view.calls).toContain('6 model calls made the logits of these steps')
  })

  it('are reshaped without a call, and say so', async () => {
    model.run()
    view.work.press()
    flushSync()
    await expect.poll(() => view.work.isRunning).toBe(false)
    const [before] = view.rows
    settings.set({ T: '0.5' })
    flushSync()
    settings.set({ p: '0.5' })
    flushSync()
    settings.set({ step: '4' })
    flushSync()
    settings.set({ step: '1' })
    expect(view.rows[0].shaped).toBeGreaterThan(before.shaped!)
    expect(model.calls).toBe(6)
    expect(view.calls).toContain('Settings tried since: 2. Model calls for that: 0.')
  })

  it('are read from the recording when a setting needs them, the step on view alone', async () => {
    const files: string[] = []
    model.recorded = {
      readLogits: async ({ file }) => {
        files.push(file)
        return logitsOf(recording.steps.findIndex(({ logits }) => logits.file === file))
      },
    }
    flushSync()
    expect(view.rows[0].shaped).toBeDefined()
    expect(files).toEqual([])
    settings.set({ step: '3', T: '0.7' })
    flushSync()
    expect(view.rows[0].shaped).toBeUndefined()
    await expect.poll(() => view.rows[0].shaped).toBeDefined()
    expect(files).toEqual(['reshape-3.f32'])
    expect(view.provenance).toBe('recorded')
  })

  it('say when they cannot be read, and are read again when asked', async () => {
    let isThere = false
    model.recorded = {
      readLogits: async () => (isThere ? logitsOf(0) : Promise.reject(new Error('gone'))),
    }
    settings.set({ T: '0.7' })
    flushSync()
    await expect.poll(() => view.canReadAgain).toBe(true)
    expect(view.status).toContain('could not be read')
    isThere = true
    view.readAgain()
    await expect.poll(() => view.rows[0].shaped).toBeDefined()
  })
})

describe('the gap to the runner-up', () => {
  it('grows as temperature falls, and so do the odds', async () => {
    // 17.471 − 16.979 in logits; e to that is 1.64, and e to twice that 2.67.
    expect(view.gap.text).toBe('0.49 in logits: 1.64 times as probable.')
    settings.set({ T: '0.5' })
    expect(view.gap.text).toContain('0.98 after dividing by 0.50: 2.67 times as probable.')
  })
})

describe('the figure', () => {
  const row = (token: string) => page.getByRole('row', { name: token }).first()

  it('shows a step exactly before any logits are read, with the pick marked', async () => {
    const settings = new FigureSettings(fields)
    await render(WithModel, { component: Reshape as never, settings: settings as never })
    await expect.element(row('beautiful')).toHaveTextContent(/greedy pick.*14\.7.*17\.47/)
    await expect.element(row('49,136 more tokens')).toHaveTextContent(/55\.3/)
    await page.getByRole('radio', { name: 'Step 5: box, space before' }).click({ force: true })
    expect(settings.values.step).toBe(5)
    await expect.element(row('box')).toHaveTextContent(/greedy pick.*97\.8/)
  })

  it('shows side by side what a list of 16 gets wrong', async () => {
    const settings = new FigureSettings(fields)
    await render(WithModel, { component: Reshape as never, settings: settings as never })
    await page.getByRole('switch', { name: 'Top 16 only' }).click()
    // The 16 hold 44.7 % of the mass: 14.7 / 0.447 = 32.9.
    await expect.element(row('beautiful')).toHaveTextContent(/14\.7.*32\.9.*\+18\.2 points/)
    await expect.element(page.getByText('hold 44.7')).toHaveTextContent(/2\.24 times/)
  })
})
