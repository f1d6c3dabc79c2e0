import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { GalleryPromptId } from '#lib/engine/recorded/prompts.ts'
import { RecordedPlaces } from './view.svelte.ts'

class FakeModel {
  recorded = $state.raw<unknown>()
  recordingsFailed = false
  asked: string[] = []
  isBroken = false

  open(): void {
    this.recorded = {
      tokenize: (text: string) => (this.asked.push(text), [1, 2]),
      forward: async () => {
        if (this.isBroken) throw new Error('gone')
        return [{ kind: 'full', logits: Float32Array.of(0, this.asked.length, -1) }]
      },
    }
  }
}

let model: FakeModel
let wanted = $state<GalleryPromptId>('open-story')
let places: RecordedPlaces
let end: () => void

beforeEach(() => {
  model = new FakeModel()
  wanted = 'open-story'
  end = $effect.root(() => {
    places = new RecordedPlaces(model as never, () => wanted)
  })
  model.open()
  flushSync()
})
afterEach(() => end())

function comeOnScreen(): void {
  const element = document.createElement('p')
  element.textContent = 'here'
  document.body.append(element)
  places.onScreen.attach(element)
}

it('fetches nothing until it is on screen, then the place that is wanted', async () => {
  await new Promise(requestAnimationFrame)
  expect(model.asked).toEqual([])
  comeOnScreen()
  await expect.poll(() => places.place?.id).toBe('open-story')
  expect(places.place!.own.idByRank[0]).toBe(1)
})

it('keeps the place before until the next one is there', async () => {
  comeOnScreen()
  await expect.poll(() => places.place?.id).toBe('open-story')
  wanted = 'digits'
  flushSync()
  expect(places.place!.id).toBe('open-story')
  await expect.poll(() => places.place!.id).toBe('digits')
  expect(places.place!.text).toBe('1, 2, 3, 4, 5, ')
})

it('says when a place cannot be had, and tries again when asked', async () => {
  model.isBroken = true
  comeOnScreen()
  await expect.poll(() => places.hasFailed).toBe(true)
  expect(places.canTryAgain).toBe(true)
  model.isBroken = false
  places.tryAgain()
  await expect.poll(() => places.place?.id).toBe('open-story')
  expect(places.hasFailed).toBe(false)
})
