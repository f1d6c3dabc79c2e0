import { flushSync } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import WithModel from '#lib/widgets/model/WithModel.fixture.svelte'
import { fields } from './fields.ts'
import LandscapeReading from './LandscapeReading.svelte'
import { LandscapeReadingView } from './view.svelte.ts'

async function show(words: Words = {}) {
  await page.viewport(928, 900)
  const settings = new FigureSettings(fields, words)
  await render(WithModel, { component: LandscapeReading as never, settings: settings as never })
  return settings
}

const tokens = () => page.getByRole('list', { name: 'Text, token by token' })
const token = (name: RegExp) => tokens().getByRole('button', { name }).first()

describe('the landscape in a chapter', () => {
  it('has every token of the passage with its color, before anything is fetched', async () => {
    await show()
    expect(tokens().getByRole('listitem').elements()).toHaveLength(100)
    await expect
      .element(token(/^water, space before: entropy over 5 bits, not the first/))
      .toBeVisible()
    await expect.element(page.getByText('Recorded', { exact: true })).toBeVisible()
  })

  it('opens the card of a token by focus and by tap, and Escape closes it', async () => {
    await show()
    const card = page.getByRole('group', { name: /^Position/ })
    await token(/^boils/).click()
    await expect.element(card).toHaveTextContent(/rank.*surprisal.*bits/)
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(card).toHaveTextContent('at')
    await userEvent.keyboard('{Escape}')
    await expect.element(card).not.toBeInTheDocument()
  })

  it('is set by the text of the chapter, and says what is chosen', async () => {
    const settings = await show({ passage: 'code' })
    await expect.element(token(/^def:?/)).toBeVisible()
    settings.set({ passage: 'story', color: 'rank' })
    await expect.element(token(/^lighthouse.*: rank/)).toBeVisible()
    await expect.element(page.getByRole('radio', { name: 'Rank' })).toBeChecked()
  })
})

describe('what was expected', () => {
  let end = () => {}
  afterEach(() => end())

  class FakeModel {
    recorded = $state.raw<unknown>()
    recordingsFailed = false
    asked = 0

    open(passages: () => Promise<unknown>): void {
      this.recorded = {
        info: { name: 'M', quantization: 'Q', specialIds: [] },
        piece: (id: number) => new TextEncoder().encode(` #${id}`),
        readJson: () => {
          this.asked++
          return passages()
        },
      }
    }
  }

  function open(passages: () => Promise<unknown>) {
    const model = new FakeModel()
    let view!: LandscapeReadingView
    end = $effect.root(() => {
      view = new LandscapeReadingView(new FigureSettings(fields), model as never)
    })
    model.open(passages)
    flushSync()
    return { model, view }
  }

  const top = [{ id: 7, probability: 0.25 }]
  const summary = { entropy: 2, surprisal: 2, probability: 0.25, rank: 1, top }
  const whole = { passages: [{ id: 'fact', text: '', ids: [1, 2], summaries: [summary] }] }
  const seen = (view: LandscapeReadingView) => {
    const element = document.createElement('p')
    element.textContent = 'here'
    document.body.append(element)
    view.onScreen.attach(element)
  }

  it('is fetched once the figure is on screen, and not before', async () => {
    const { model, view } = open(async () => whole)
    await new Promise(requestAnimationFrame)
    expect(model.asked).toBe(0)
    expect(view.reading.card(1).expected).toEqual([])
    seen(view)
    await expect.poll(() => view.reading.card(1).expected.length).toBe(1)
    expect(view.reading.card(1).summary).toContain('#7')
  })

  it('is said to be missing where it cannot be had', async () => {
    const { view } = open(() => Promise.reject(new Error('gone')))
    seen(view)
    await expect.poll(() => view.problem).toContain('could not be loaded')
  })
})
