import asc from 'assemblyscript/asc'

/** One pass of plain loads over some memory, in four sums, so that none waits for another. */
const source = `
export function pass(at: usize, bytes: usize): i32 {
  let a = i32x4.splat(0), b = i32x4.splat(0), c = i32x4.splat(0), d = i32x4.splat(0)
  const end = at + bytes - 64
  for (; at <= end; at += 64) {
    a = i32x4.add(a, v128.load(at))
    b = i32x4.add(b, v128.load(at, 16))
    c = i32x4.add(c, v128.load(at, 32))
    d = i32x4.add(d, v128.load(at, 48))
  }
  return i32x4.extract_lane(i32x4.add(i32x4.add(a, b), i32x4.add(c, d)), 0)
}`

export async function floorWasm(): Promise<Uint8Array> {
  const options = { runtime: 'stub', importMemory: true, enable: ['simd'], optimizeLevel: 3 }
  const { binary, stderr } = await asc.compileString(source, options)
  if (!binary) throw new Error(stderr?.toString())
  return binary
}
