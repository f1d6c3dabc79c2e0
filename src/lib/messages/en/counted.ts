/**
 * A count with its noun: `1 token`, `20 tokens`.
 *
 * @param count as it is written
 */
export function counted(count: string, one: string, many = `${one}s`): string {
  return `${count} ${count === '1' ? one : many}`
}
