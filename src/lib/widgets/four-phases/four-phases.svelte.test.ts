import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { FigureSettings, type Words } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import FourPhases from './FourPhases.svelte'

async function show(words: Words = {}) {
  await page.viewport(928, 700)
  const settings = new FigureSettings(fields, words)
  await render(FourPhases, { settings })
  return settings
}

const row = (word: string) => page.getByRole('row', { name: word })
const button = (name: string) => page.getByRole('button', { name })
const currentPhase = () => document.querySelector('[aria-current="step"]')?.textContent

describe('the figure of four phases', () => {
  it('shows each word in every phase, from score to share', async () => {
    await show()
    await expect.element(row('sunny')).toHaveTextContent(/3\.1\s*4\.43\s*83\.8\s*59\.1/)
    await expect.element(row('hailing')).toHaveTextContent(/−0\.8\s*−1\.14\s*0\.32\s*0\.225/)
    await expect.element(row('sum')).toHaveTextContent(/141\.7\s*sum\s*100/)
  })

  it('draws scores as dots on both sides of zero, and bars from the exponential on', async () => {
    await show()
    const cells = [...row('stormy').element().querySelectorAll('td')]
    expect(cells.map((cell) => cell.querySelector('.dot') !== null)).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(cells.map((cell) => cell.querySelector('.bar') !== null)).toEqual([
      false,
      false,
      true,
      true,
    ])
    const left = (part: string) => cells[0].querySelector(part)!.getBoundingClientRect().left
    expect(left('.dot')).toBeLessThan(left('.axis'))
  })

  it('says whether T sharpens or flattens, and that the winner stays', async () => {
    const settings = await show()
    const story = page.getByText('It wins at every T')
    await page.getByRole('radio', { name: 'T = 2.0' }).click()
    await expect.element(story).toHaveTextContent(/T = 2.0 flattens\. Sunny gets 28\.0/)
    settings.set({ T: '0.1' })
    await expect.element(story).toHaveTextContent(/T = 0.1 sharpens\. Sunny gets 99\.9/)
    settings.set({ T: '1' })
    await expect.element(story).toHaveTextContent('T = 1.0 changes nothing. Sunny has 45.8')
    await expect.element(page.getByRole('radio', { checked: true })).not.toBeInTheDocument()
  })

  it('steps from phase to phase, and hides what is still to come', async () => {
    await show()
    await button('Step').click()
    expect(currentPhase()).toContain('Logits')
    await expect.element(page.getByText('A score has no length')).toBeVisible()
    await expect.element(page.getByText('21.8')).not.toBeVisible()
    await button('Step').click()
    expect(currentPhase()).toContain('Divide by T')
    await expect.element(page.getByText('4.43')).toBeVisible()
    await expect.element(page.getByText('83.8')).not.toBeVisible()
  })

  it('shows two columns on a phone, the first and the chosen one', async () => {
    const settings = await show()
    await page.viewport(328, 700)
    await page.getByRole('radio', { name: 'Phase 2: Divide by T' }).click()
    expect(settings.values.phase).toBe('divide')
    await expect.element(page.getByText('4.43')).toBeVisible()
    await expect.element(page.getByText('3.1')).toBeVisible()
    settings.set({ phase: 'exponentiate' })
    await expect.element(page.getByText('83.8')).toBeVisible()
    await expect.element(page.getByText('4.43')).not.toBeVisible()
    expect(document.documentElement.scrollWidth).toBe(328)
  })
})

describe('playing', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('goes through the phases once and stops at the last', async () => {
    const settings = await show()
    ;(button('Play').element() as HTMLButtonElement).click()
    const seen = [settings.values.phase]
    for (let i = 0; i < 5; i++) {
      vi.runOnlyPendingTimers()
      seen.push(settings.values.phase)
    }
    expect(seen).toEqual([
      'logits',
      'divide',
      'exponentiate',
      'normalize',
      'normalize',
      'normalize',
    ])
  })

  it('stands still when paused, and when the text sets another phase', async () => {
    const settings = await show({ phase: 'logits' })
    const press = () => document.querySelectorAll('button')[0].click()
    press()
    press()
    vi.runOnlyPendingTimers()
    expect(settings.values.phase).toBe('logits')
    press()
    settings.set({ phase: 'exponentiate' })
    vi.runOnlyPendingTimers()
    vi.runOnlyPendingTimers()
    expect(settings.values.phase).toBe('exponentiate')
  })
})
