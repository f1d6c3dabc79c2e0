/** The shares of the four words. */
export const probabilities = [0.6, 0.25, 0.1, 0.05]

/** What top-k can be set to. */
export const ks = ['1', '2', '3', 'off'] as const
export type TopK = (typeof ks)[number]

/** As the processor takes it. 0: off. */
export function kOf(k: TopK): number {
  return k === 'off' ? 0 : Number(k)
}
