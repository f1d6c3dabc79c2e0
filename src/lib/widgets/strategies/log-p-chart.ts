/** The log-probabilities (nats) of a lane's tokens, in order. */
type Series = { readonly key: number; readonly logProbByPos: readonly number[] }

export type Line = {
  readonly key: number
  /** Of an SVG path. */
  readonly d: string
  readonly x: number
  readonly y: number
  /** Where its label stands: moved apart from the others. */
  readonly labelY: number
}
export type Tick = { readonly at: number; readonly value: number }
export type LogPChart = { readonly lines: Line[]; readonly xTicks: Tick[]; readonly yTicks: Tick[] }

/** Distance of two ticks at least, in pixels. */
const X_TICK_DISTANCE = 72
const Y_TICK_DISTANCE = 40
/** Height of a label. */
const LABEL = 17

/** Running log-probability of a text after each of its tokens, nats: begins with 0, and never rises. */
export function running(logProbByPos: readonly number[]): number[] {
  const sums = [0]
  for (const logProb of logProbByPos) sums.push(sums.at(-1)! + logProb)
  return sums
}

/**
 * Log P by token as lines that begin together at the top left corner.
 *
 * @param size of the plot, in pixels
 */
export function logPChart(
  series: readonly Series[],
  { width, height }: { width: number; height: number },
): LogPChart {
  const runs = series.map(({ logProbByPos }) => running(logProbByPos))
  const tokens = Math.max(1, ...runs.map(({ length }) => length - 1))
  const deepest = Math.max(1, ...runs.map((run) => -run.at(-1)!))
  const yStep = tickStep(deepest, height / Y_TICK_DISTANCE)
  const bottom = Math.ceil(deepest / yStep) * yStep
  const x = (token: number) => (token / tokens) * width
  const y = (logProb: number) => (Math.abs(logProb) / bottom) * height
  const ends = runs.map((run) => y(run.at(-1)!))
  const labels = spread(ends, height)
  return {
    lines: runs.map((run, i) => ({
      key: series[i].key,
      d: run
        .map((sum, token) => `${token === 0 ? 'M' : 'L'}${px(x(token))} ${px(y(sum))}`)
        .join(''),
      x: x(run.length - 1),
      y: ends[i],
      labelY: labels[i],
    })),
    xTicks: ticks(Math.max(1, tickStep(tokens, width / X_TICK_DISTANCE)), tokens)
      .filter((value) => value > 0)
      .map((value) => ({ at: x(value), value })),
    yTicks: ticks(yStep, bottom).map((value) => ({ at: y(value), value: 0 - value })),
  }
}

function px(value: number): string {
  return value.toFixed(1)
}

/** The smallest step of 1, 2 or 5 times a power of ten that gives at most so many ticks. */
function tickStep(range: number, most: number): number {
  const least = range / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].find((factor) => factor * power >= least)! * power
}

function ticks(step: number, end: number): number[] {
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step)
}

/** Places for labels near where their lines end: none over another, all within the height. */
function spread(wantedByIndex: readonly number[], height: number): number[] {
  const order = wantedByIndex.map((_, i) => i).sort((a, b) => wantedByIndex[a] - wantedByIndex[b])
  const placed = [...wantedByIndex]
  let least = -Infinity
  for (const i of order) least = (placed[i] = Math.max(placed[i], least)) + LABEL
  let most = height
  for (const i of order.reverse()) most = (placed[i] = Math.min(placed[i], most)) - LABEL
  return placed
}
