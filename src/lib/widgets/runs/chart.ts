import type { RunToken } from '#lib/state/runs.ts'
import { windowMeans } from './measures.ts'

/** Width of an entropy bar, of the room a token has. */
const BAR = 0.76

/** Paths of a chart whose units are tokens to the right and bits downward from the top. */
export type RunChart = {
  /** Bars: entropy of each place. */
  readonly bars: string
  /** Lines that stand on the axis, and the points on them: surprisal of each token. */
  readonly stems: string
  readonly heads: string
  /** Mean surprisal of the last `window` tokens, at each of them. */
  readonly means: string
}

/**
 * @param top bits at the upper edge
 * @param window tokens that a mean is taken of
 */
export function runChart(
  tokens: readonly Pick<RunToken, 'logProb' | 'entropy'>[],
  { top, window }: { top: number; window: number },
): RunChart {
  const surprisals = tokens.map(({ logProb }) => -logProb / Math.LN2)
  const y = (bits: number) => px(top - Math.min(bits, top))
  const inset = (1 - BAR) / 2
  return {
    bars: tokens
      .map(({ entropy }, i) => `M${px(i + inset)} ${top}V${y(entropy)}h${BAR}V${top}z`)
      .join(''),
    stems: surprisals.map((bits, i) => `M${i + 0.5} ${top}V${y(bits)}`).join(''),
    heads: surprisals.map((bits, i) => `M${i + 0.5} ${y(bits)}h0`).join(''),
    means: windowMeans(surprisals, window)
      .map((mean, i) => `${i === 0 ? 'M' : 'L'}${i + window - 0.5} ${y(mean)}`)
      .join(''),
  }
}

function px(value: number): string {
  return String(Number(value.toFixed(2)))
}
