import { Q4_1, blockBytes, scaleBytes } from './blocks'

/**
 * Turns the rows of a matrix into groups of four, in place (see blocks.ts).
 *
 * @param matrix address of the rows, a multiple of four of them
 * @param rowBlocks blocks in a row
 * @param scratch address of room for four rows
 */
export function repack(matrix: usize, type: i32, rows: i32, rowBlocks: i32, scratch: usize): void {
  const rowBytes = rowBlocks * blockBytes(type)
  for (let row = 0; row < rows; row += 4) {
    memory.copy(scratch, matrix, rowBytes * 4)
    for (let r = 0; r < 4; r++) scatterRow(matrix, scratch + r * rowBytes, r, type, rowBlocks)
    matrix += rowBytes * 4
  }
}

/** Writes one row, lane `r` of its group, block by block. */
function scatterRow(group: usize, row: usize, r: i32, type: i32, rowBlocks: i32): void {
  const scales = scaleBytes(type)
  const size = blockBytes(type)
  for (let block = 0; block < rowBlocks; block++) {
    if (type == Q4_1) store<u32>(group + r * 4, rotl<u32>(load<u32>(row), 16))
    else store<u16>(group + r * 2, load<u16>(row))
    for (let at = scales; at < size; at += 4)
      store<u32>(group + at * 4 + r * 4, load<u32>(row + at))
    group += size * 4
    row += size
  }
}
