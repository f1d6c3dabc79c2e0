import { afterEach, describe, expect, it, vi } from 'vitest'
import { forget, keep, recall, recallJson } from './device-storage.ts'

afterEach(() => vi.unstubAllGlobals())

/** A device that holds these entries. */
function deviceWith(entries: Record<string, string>): Map<string, string> {
  const held = new Map(Object.entries(entries))
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => held.set(key, text),
    removeItem: (key: string) => held.delete(key),
  })
  return held
}

describe('the device storage', () => {
  it('gives back what it kept, until it is told to forget', () => {
    const held = deviceWith({})
    expect(recall('last')).toBeUndefined()
    expect(keep('last', '{"link":"1.x"}')).toBe(true)
    expect([...held.keys()]).toEqual(['logitscope:last'])
    expect(recall('last')).toBe('{"link":"1.x"}')
    expect(recallJson('last')).toEqual({ link: '1.x' })
    forget('last')
    expect(recall('last')).toBeUndefined()
  })

  it('still knows the answers kept under their former name, and prefers the newer', () => {
    deviceWith({ 'logitscope.quizzes': '{"a":1}' })
    expect(recallJson('quizzes')).toEqual({ a: 1 })
    keep('quizzes', '{"a":2}')
    expect(recallJson('quizzes')).toEqual({ a: 2 })
  })

  it('knows nothing where what was kept is no JSON', () => {
    deviceWith({ 'logitscope:last': '{' })
    expect(recallJson('last')).toBeUndefined()
  })

  it('keeps nothing where the browser gives the page no storage, and does not fail', () => {
    vi.stubGlobal('localStorage', undefined)
    expect(keep('keys', 'off')).toBe(false)
    expect(recall('keys')).toBeUndefined()
    expect(() => forget('keys')).not.toThrow()
  })
})
