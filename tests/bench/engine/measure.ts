/** What each engine's page offers to the bench; times in milliseconds. */
export type Engine = {
  /** From the file in memory to the first logits; `fetchMs` is the way of the file into memory. */
  load(): Promise<{ fetchMs: number; readyMs: number }>
  /** A text of so many tokens, none of them known, and the logits after it. */
  prefill(tokens: number): Promise<number>
  /** One more token after a text of so many: the median of eight. */
  step(tokens: number): Promise<number>
  /** The least that a step can take; where the weights can be reached from outside. */
  floor?(): Promise<number>
}

declare global {
  interface Window {
    engine: Engine
  }
}

/** Ids of whole words, the same at each run. */
export function someIds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 1000 + ((i * 7919) % 30000))
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
}
