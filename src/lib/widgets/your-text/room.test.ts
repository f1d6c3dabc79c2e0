import { expect, it } from 'vitest'
import { roomLeft } from './room.ts'

const LIMIT = 2048

it('is silent while there is room enough, and when there is none', () => {
  expect(roomLeft(1843, LIMIT, 20)).toBeUndefined()
  expect(roomLeft(LIMIT, LIMIT, 20)).toBeUndefined()
  expect(roomLeft(7, Infinity, 20)).toBeUndefined()
})

it('counts what is left from nine tenths of the context on', () => {
  expect(roomLeft(1844, LIMIT, 20)?.shown).toBe('1,844 of 2,048 tokens; 204 left.')
  expect(roomLeft(2027, LIMIT, 20)?.shown).toBe('2,027 of 2,048 tokens; 21 left.')
})

it('tells before a run where it will stop', () => {
  expect(roomLeft(2028, LIMIT, 20)?.shown).toBe('2,028 of 2,048 tokens; 20 left.')
  expect(roomLeft(2029, LIMIT, 20)?.shown).toContain('Run will stop after 19 tokens')
  expect(roomLeft(8, LIMIT, 2041)?.shown).toContain('Run will stop after 2,040 tokens')
})

it('says the same while the numbers change, so that it is heard once', () => {
  const said = (used: number, run: number) => roomLeft(used, LIMIT, run)?.said
  expect(said(1900, 20)).toBe(said(1901, 20))
  expect(said(2035, 20)).toBe(said(2036, 20))
  expect(said(1900, 20)).not.toBe(said(2035, 20))
})
