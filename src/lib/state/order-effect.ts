import { processorOf, type Chain, type ProcessorId, type Trace } from '#lib/sampling/index.ts'
import { isOn, moved } from './chain-edits.ts'

/** Two steps whose order decides, at this step, how many tokens are kept in the end. */
type OrderEffect = {
  /** A temperature or a penalty, and a truncation. */
  readonly moved: ProcessorId
  readonly past: ProcessorId
  /** Whether the first stands after the second now. */
  readonly isAfter: boolean
  /** Tokens kept in the end as it is, and with the first on the other side of the second. */
  readonly kept: number
  readonly keptOther: number
}

/**
 * Where the order of the chain matters at the step on view: each temperature and penalty that does something is tried on the other side of
 * the nearest truncations that are on.
 *
 * @param trace of the chain as it is
 * @param run gives the trace of another chain at the same place; undefined where that leaves no token
 */
export function orderEffects(
  trace: Trace,
  run: (chain: Chain) => Trace | undefined,
): OrderEffect[] {
  const { chain, stages } = trace
  return stages.flatMap((stage, from) => {
    const { kind } = processorOf(stage.id)
    const mayMatter = kind === 'temperature' || kind === 'penalty'
    const reshapes = mayMatter && !stage.noEffect && stage.before.count === stage.after.count
    return reshapes ? tryOthers(trace, chain, from, run) : []
  })
}

function tryOthers(
  { keptCount }: Trace,
  chain: Chain,
  from: number,
  run: (chain: Chain) => Trace | undefined,
): OrderEffect[] {
  const isCut = (index: number) => isOn(chain[index]) && isTruncation(chain[index].id)
  const indices = [...chain.keys()]
  const before = indices.findLast((index) => index < from && isCut(index))
  const after = indices.find((index) => index > from && isCut(index))
  return [before, after].flatMap((at) => {
    if (at === undefined) return []
    const other = run(moved(chain, from, at))
    if (!other || other.keptCount === keptCount) return []
    const kept = { kept: keptCount, keptOther: other.keptCount }
    return [{ moved: chain[from].id, past: chain[at].id, isAfter: at < from, ...kept }]
  })
}

function isTruncation(id: ProcessorId): boolean {
  return processorOf(id).kind === 'truncation'
}
