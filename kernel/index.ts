/**
 * The kernel: the arithmetic of a llama forward pass, on bytes at the addresses it is given. It owns no memory and keeps
 * no state; src/lib/engine/llama/model.ts says what lies where and calls these functions in the order of the network.
 *
 * Same bits everywhere: only fixed-width SIMD and IEEE operations, every sum in an order that depends on the shape alone.
 * So a logit is the same in every browser and in Node, whichever way the text was cut into pieces.
 *
 * The sources look like TypeScript and are compiled by AssemblyScript (scripts/build-kernel.mjs).
 */
export { attend, POSITIONS_PER_CHUNK } from './attention'
export { embed } from './embedding'
export { add, swiglu } from './feed-forward'
export { matmul } from './matmul'
export { rmsNorm } from './norm'
export { QUANTIZED_BLOCK_BYTES, quantize } from './quantize'
export { repack } from './repack'
export { rope, ropeTable } from './rope'
