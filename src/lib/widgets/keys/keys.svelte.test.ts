import { afterEach, describe, expect, it } from 'vitest'
import type { DistributionView } from '#lib/widgets/distribution/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import type { YourTextView } from '#lib/widgets/your-text/index.ts'
import { KeysView } from './view.svelte.ts'

afterEach(() => document.body.replaceChildren())

/** What a key pressed on an element does. */
function pressedOn(element: HTMLElement, key: string): string[] {
  const done: string[] = []
  const keys = new KeysView(
    { step: (by: number) => done.push(`step ${by}`) } as unknown as Session,
    { sample: () => done.push('sample') } as unknown as YourTextView,
    {} as DistributionView,
    () => {},
  )
  document.body.append(element)
  element.addEventListener('keydown', (event) => keys.press(event))
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  return done
}

function input(type: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type })
}

describe('the keys', () => {
  it('act where no control takes them', () => {
    expect(pressedOn(document.createElement('button'), 's')).toEqual(['sample'])
    expect(pressedOn(document.createElement('button'), 'ArrowLeft')).toEqual(['step -1'])
  })

  it('are letters in a field', () => {
    for (const type of ['text', 'number', 'search']) expect(pressedOn(input(type), 's')).toEqual([])
  })

  it('leave a choice among a few its arrows, and nothing else', () => {
    expect(pressedOn(input('radio'), 'ArrowLeft')).toEqual([])
    expect(pressedOn(input('radio'), 's')).toEqual(['sample'])
  })
})
