import { describe, expect, it } from 'vitest'
import { spokenToken, tokenParts } from './token-parts.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('tokenParts', () => {
  it('keeps letters together and tells a leading space apart', () => {
    expect(tokenParts(bytes(' cat'))).toEqual([
      { kind: 'space', text: ' ' },
      { kind: 'text', text: 'cat' },
    ])
  })

  it('shows each space, new line and tab as its own part', () => {
    expect(tokenParts(bytes('  \n\t')).map((part) => part.kind)).toEqual([
      'space',
      'space',
      'newline',
      'tab',
    ])
  })

  it('shows half a character as its bytes', () => {
    expect(tokenParts(new Uint8Array([0xf0, 0x9f]))).toEqual([{ kind: 'bytes', text: 'F0 9F' }])
  })

  it('reads the whole characters around half ones', () => {
    expect(tokenParts(new Uint8Array([0x9f, 0x41, 0xe2, 0x82, 0xac, 0xe2]))).toEqual([
      { kind: 'bytes', text: '9F' },
      { kind: 'text', text: 'A€' },
      { kind: 'bytes', text: 'E2' },
    ])
  })

  it('refuses overlong and surrogate forms as bytes', () => {
    expect(tokenParts(new Uint8Array([0xc0, 0x80]))).toEqual([{ kind: 'bytes', text: 'C0 80' }])
    expect(tokenParts(new Uint8Array([0xed, 0xa0, 0x80]))).toEqual([
      { kind: 'bytes', text: 'ED A0 80' },
    ])
  })

  it('names what would print nothing', () => {
    expect(tokenParts(bytes('\u200b'))).toEqual([
      { kind: 'invisible', text: '\u200b', name: 'zero-width space' },
    ])
    expect(tokenParts(bytes('\u0001'))).toEqual([
      { kind: 'invisible', text: '\u0001', name: 'control 01' },
    ])
  })

  it('names a combining mark that has no letter to sit on', () => {
    expect(tokenParts(bytes('\u0301'))).toEqual([
      { kind: 'invisible', text: '\u0301', name: 'mark U+0301' },
    ])
    expect(tokenParts(bytes('e\u0301'))).toEqual([{ kind: 'text', text: 'e\u0301' }])
  })

  it('loses no byte of any whole text', () => {
    const text = ' naïve 猫\n\n  🙂\u00a0x\t'
    const shown = tokenParts(bytes(text)).map((part) => part.text)
    expect(shown.join('')).toBe(text)
  })
})

describe('spokenToken', () => {
  it.each([
    [' Sydney', 'Sydney, space before'],
    ['Sydney', 'Sydney'],
    [' ', 'space character'],
    ['\t', 'tab character'],
    ['    ', '4 spaces'],
    ['\n', 'new line'],
    ['\n\n', '2 new lines'],
    ['.\n', '., new line after'],
    ['', 'empty token'],
  ])('says %j as %j', (text, spoken) => {
    expect(spokenToken(bytes(text))).toBe(spoken)
  })

  it('says what a special token is', () => {
    expect(spokenToken(bytes('<|im_end|>'), true)).toBe('<|im_end|>, special token')
  })

  it('says the bytes of half a character', () => {
    expect(spokenToken(new Uint8Array([0xf0, 0x9f]))).toBe('bytes F0 9F')
  })
})
