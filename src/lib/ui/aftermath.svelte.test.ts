import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Aftermath } from './aftermath.svelte.ts'

let isBusy = $state(false)
let aftermath: Aftermath
let end: () => void

beforeEach(() => {
  vi.useFakeTimers()
  isBusy = false
  end = $effect.root(() => {
    aftermath = new Aftermath(() => isBusy)
  })
  flushSync()
})

afterEach(() => {
  end()
  vi.useRealTimers()
})

function become(busy: boolean): void {
  isBusy = busy
  flushSync()
}

it('begins when work ends by itself, and is over soon', () => {
  expect(aftermath.isOn).toBe(false)
  become(true)
  expect(aftermath.isOn).toBe(false)
  become(false)
  expect(aftermath.isOn).toBe(true)
  vi.advanceTimersByTime(499)
  expect(aftermath.isOn).toBe(true)
  vi.advanceTimersByTime(1)
  expect(aftermath.isOn).toBe(false)
})

it('follows work that begins after a stop that found none', () => {
  aftermath.skip()
  become(true)
  become(false)
  expect(aftermath.isOn).toBe(true)
})

it('does not follow work that was stopped on purpose, and the next time does', () => {
  become(true)
  aftermath.skip()
  become(false)
  expect(aftermath.isOn).toBe(false)
  become(true)
  become(false)
  expect(aftermath.isOn).toBe(true)
})
