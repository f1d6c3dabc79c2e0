import { expect, it } from 'vitest'
import type { Session } from '#lib/widgets/session/index.ts'
import { DistributionView } from './view.svelte.ts'

it('names no scale while there are no bars, whichever is chosen', () => {
  const end = $effect.root(() => {
    const waiting = new DistributionView({ trace: undefined } as unknown as Session)
    expect(waiting.axis).toBe('')
    waiting.lines.scaleKind = 'log'
    expect(waiting.axis).toBe('')
  })
  end()
})
