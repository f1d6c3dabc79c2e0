import { describe, expect, it } from 'vitest'
import { loadingConsent, type Circumstances } from './loading-consent.ts'

const atHome: Circumstances = {
  hostname: 'localhost',
  stored: false,
  deviceMemory: 8,
  metered: false,
}

describe('loadingConsent', () => {
  it.each(['localhost', 'logitscope.localhost', '127.0.0.1', '[::1]'])(
    'starts by itself on %s',
    (hostname) => {
      expect(loadingConsent({ ...atHome, hostname })).toEqual({ start: true, reasons: [] })
    },
  )

  it.each(['example.org', '192.168.1.7', 'localhost.example.org', '127.evil.example'])(
    'asks first on %s',
    (hostname) => {
      expect(loadingConsent({ ...atHome, hostname })).toEqual({
        start: false,
        reasons: ['away-from-localhost'],
      })
    },
  )

  it('asks first on a metered line', () => {
    expect(loadingConsent({ ...atHome, metered: true }).reasons).toEqual(['metered'])
  })

  it('asks first with 2 GB of memory, not with 4, nor where the browser does not tell', () => {
    expect(loadingConsent({ ...atHome, deviceMemory: 2 }).reasons).toEqual(['little-memory'])
    expect(loadingConsent({ ...atHome, deviceMemory: 4 }).start).toBe(true)
    expect(loadingConsent({ ...atHome, deviceMemory: undefined }).start).toBe(true)
  })

  it('starts by itself anywhere when the file is kept already, unless memory is short', () => {
    const away = { ...atHome, hostname: 'example.org', metered: true, stored: true }
    expect(loadingConsent(away).start).toBe(true)
    expect(loadingConsent({ ...away, deviceMemory: 1 }).reasons).toEqual(['little-memory'])
  })

  it('gives all reasons there are', () => {
    const far = { hostname: 'example.org', stored: false, deviceMemory: 1, metered: true }
    expect(loadingConsent(far).reasons).toEqual(['away-from-localhost', 'metered', 'little-memory'])
  })
})
