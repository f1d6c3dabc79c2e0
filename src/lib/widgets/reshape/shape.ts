import { rank, runChain, type Ranking } from '#lib/sampling/index.ts'

/** Temperature, then top-p. */
export type Setting = { readonly T: number; readonly p: number }

/** The distribution that a setting makes of kept logits; nothing else is needed, and no model. */
export function shape(logits: Float32Array, own: Ranking, { T, p }: Setting): Ranking {
  const chain = [
    { id: 'temperature', params: { temperature: T } },
    { id: 'top-p', params: { p } },
  ] as const
  return runChain(logits, chain, { contextIds: [], promptLength: 0 }, own).final
}

/**
 * The same for who sees the listed logits alone and takes them for all there is: renormalized among themselves.
 *
 * @param listed most probable first
 * @returns its ids are indices into the list
 */
export function shapeListed(listed: readonly number[], setting: Setting): Ranking {
  const logits = Float32Array.from(listed)
  return shape(logits, rank(logits), setting)
}
