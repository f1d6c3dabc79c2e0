/** A token of a lane, and what it added to the lane's log P (nats). */
export type Cost = { readonly lane: number; readonly at: number; readonly logProb: number }

/**
 * What a reader should look at in the chart: where the first lane's line is flattest, at a token that follows another of the lane, and
 * where any line falls deepest.
 *
 * @param logProbByPosByLane nats
 */
export function sights(logProbByPosByLane: readonly (readonly number[])[]): {
  flat: Cost | undefined
  steep: Cost | undefined
} {
  const costs = logProbByPosByLane.flatMap((logProbs, lane) =>
    logProbs.map((logProb, at) => ({ lane, at, logProb })),
  )
  const following = costs.filter(({ lane, at }) => lane === 0 && at > 0)
  return {
    flat: best(following, (a, b) => a.logProb > b.logProb),
    steep: best(costs, (a, b) => a.logProb < b.logProb),
  }
}

function best(costs: readonly Cost[], isBetter: (a: Cost, b: Cost) => boolean): Cost | undefined {
  return costs.reduce<Cost | undefined>(
    (found, cost) => (!found || isBetter(cost, found) ? cost : found),
    undefined,
  )
}
