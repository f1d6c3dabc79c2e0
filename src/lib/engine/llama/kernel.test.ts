import { beforeAll, describe, expect, it } from 'vitest'
import { imageOf } from '../../../../scripts/engine-in-node.ts'
import type { Kernel } from './kernel.ts'

let kernel: Kernel
let memory: ArrayBuffer
const AT = 65536
beforeAll(async () => {
  const image = await imageOf(new Uint8Array(2 ** 21))
  kernel = image.kernel
  memory = image.memory.buffer
})

const floats = (at: number, length: number): Float32Array => new Float32Array(memory, at, length)

describe('ropeTable', () => {
  it('is exact to the last bit or two at every position', () => {
    const [positions, size, base] = [2048, 64, 100000]
    kernel.ropeTable(AT, positions, size, base, 0)
    const table = floats(AT, positions * size)
    let worst = 0
    for (let position = 0; position < positions; position++) {
      for (let pair = 0; pair < size / 2; pair++) {
        const angle = position * base ** ((-2 * pair) / size)
        const at = position * size + 2 * pair
        worst = Math.max(
          worst,
          Math.abs(table[at] - Math.cos(angle)),
          Math.abs(table[at + 1] - Math.sin(angle)),
        )
      }
    }
    expect(worst).toBeLessThan(2 ** -23)
  })
})

describe('swiglu', () => {
  it('agrees with float64 from far below zero to far above', () => {
    const gate = Float32Array.from({ length: 4000 }, (_, i) => (i - 2000) / 10)
    floats(AT, gate.length).set(gate)
    floats(AT + 2 ** 20, gate.length).fill(1)
    kernel.swiglu(AT, AT + 2 ** 20, gate.length)
    floats(AT, gate.length).forEach((got, i) => {
      const expected = gate[i] / (1 + Math.exp(-gate[i]))
      expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-6 * Math.abs(expected) + 1e-30)
    })
  })
})

describe('quantize', () => {
  it('is within half a step, and takes a block of zeros', () => {
    const x = Float32Array.from({ length: 64 }, (_, i) =>
      i < 32 ? Math.fround(Math.sin(i * 7) * 3) : 0,
    )
    floats(AT, 64).set(x)
    const out = AT + 2 ** 20
    kernel.quantize(out, AT, 64)
    const bytes: number = kernel.QUANTIZED_BLOCK_BYTES.value
    // Of four numbers, 0 and 2 come first, then 1 and 3.
    const order = [0, 2, 1, 3]
    for (const block of [0, 1]) {
      const q = new Int16Array(memory, out + block * bytes, 32)
      const [scaled, sum] = floats(out + block * bytes + 64, 2)
      const scale = scaled / 2 ** 112
      q.forEach((one, i) => {
        const original = x[block * 32 + (i & ~3) + order[i & 3]]
        expect(Math.abs(one * scale - original)).toBeLessThanOrEqual(scale * 0.501)
      })
      expect(sum).toBe(q.reduce((total, one) => total + one, 0))
    }
  })
})
