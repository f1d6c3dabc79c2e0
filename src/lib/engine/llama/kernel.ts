/**
 * What kernel/index.ts exports. Addresses are bytes into the shared memory; what each function does, and the shape of what
 * lies at its addresses, is said where it is written.
 */
export type Kernel = {
  POSITIONS_PER_CHUNK: WebAssembly.Global
  QUANTIZED_BLOCK_BYTES: WebAssembly.Global
  repack(matrix: number, type: number, rows: number, rowBlocks: number, scratch: number): void
  embed(out: number, matrix: number, type: number, row: number, rowBlocks: number): void
  rmsNorm(
    out: number,
    x: number,
    weight: number,
    rows: number,
    width: number,
    epsilon: number,
  ): void
  quantize(out: number, x: number, count: number): void
  matmul(
    out: number,
    matrix: number,
    type: number,
    rows: number,
    rowBlocks: number,
    x: number,
    tokens: number,
  ): void
  ropeTable(out: number, positions: number, size: number, base: number, factors: number): void
  rope(
    x: number,
    angles: number,
    positions: number,
    tokens: number,
    heads: number,
    headSize: number,
    size: number,
  ): void
  attend(
    out: number,
    query: number,
    positions: number,
    tokens: number,
    cache: number,
    chunkBytes: number,
    heads: number,
    kvHeads: number,
    headSize: number,
    scores: number,
  ): void
  swiglu(gate: number, up: number, count: number): void
  add(x: number, y: number, count: number): void
}

/** Weights, or activations, that share a scale. */
export const BLOCK = 32

/** The matrix types that the kernel multiplies with: GGML's number, its name, and the bytes of a block of 32 weights. */
export const matrixTypes: ReadonlyMap<number, { name: string; blockBytes: number }> = new Map([
  [2, { name: 'Q4_0', blockBytes: 18 }],
  [3, { name: 'Q4_1', blockBytes: 20 }],
  [8, { name: 'Q8_0', blockBytes: 34 }],
])
