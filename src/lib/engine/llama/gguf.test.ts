import { describe, expect, it } from 'vitest'
import { writeGguf } from '../../../../tests/engine/gguf-writer.ts'
import { readGguf } from './gguf.ts'

describe('readGguf', () => {
  it('reads metadata of all kinds', () => {
    const { metadata } = readGguf(
      writeGguf(
        {
          name: { text: 'naïve 🍕' },
          count: { u32: 4_000_000_000 },
          share: { f32: 0.5 },
          yes: { bool: true },
          words: { texts: ['a', '', 'ä'] },
          numbers: { i32s: [-1, 7] },
        },
        [],
      ),
    )
    expect(Object.fromEntries(metadata)).toEqual({
      name: 'naïve 🍕',
      count: 4_000_000_000,
      share: 0.5,
      yes: true,
      words: ['a', '', 'ä'],
      numbers: [-1, 7],
    })
  })

  it('says where the data of each tensor begin, from the start of the file', () => {
    const first = { name: 'first', type: 0, shape: [3], data: new Uint8Array(12).fill(1) }
    const second = { name: 'second', type: 8, shape: [32, 4], data: new Uint8Array(136).fill(2) }
    const file = writeGguf({}, [first, second])
    const { tensors } = readGguf(file)
    expect([...tensors.keys()]).toEqual(['first', 'second'])
    expect(tensors.get('second')).toMatchObject({ type: 8, shape: [32, 4] })
    const { at } = tensors.get('second')!
    expect(file.slice(at - 20, at)).toEqual(new Uint8Array(20))
    expect(file.slice(at, at + 136)).toEqual(second.data)
    expect(file.slice(tensors.get('first')!.at).slice(0, 12)).toEqual(first.data)
  })

  it('reads a file that lies somewhere in a larger buffer', () => {
    const file = writeGguf({ word: { text: 'here' } }, [])
    const larger = new Uint8Array(file.length + 100)
    larger.set(file, 37)
    const { metadata } = readGguf(larger.subarray(37, 37 + file.length))
    expect(metadata.get('word')).toBe('here')
  })

  it('refuses a metadata value of an unknown type', () => {
    const file = writeGguf({ k: { u32: 1 } }, [])
    file[24 + 8 + 1] = 99
    expect(() => readGguf(file)).toThrow('Unknown type 99 of a metadata value')
  })
})
