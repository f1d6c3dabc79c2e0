import {
  processorOf,
  type ProcessorKind,
  type Ranking,
  type Stage,
  type Trace,
} from '#lib/sampling/index.ts'

/** One stage of the way from raw logits to one token: what it was given, and what it made of it. */
export type PipelineStage = {
  /** The same for the same stage, whatever its place. */
  readonly key: string
  readonly kind: 'raw' | 'step' | 'softmax' | 'draw'
  /** The step of the chain; undefined for the three stages that are always there. */
  readonly step: Stage | undefined
  readonly before: Ranking
  readonly after: Ranking
  /** Logits up to softmax, probabilities from there on. */
  readonly shows: 'logits' | 'probabilities'
}

const NEEDS_PROBABILITIES: readonly ProcessorKind[] = ['truncation', 'selection']

/**
 * Every stage that a distribution goes through: raw logits, the steps that are switched on in the order of the chain, and the draw.
 * Softmax stands before the first step that decides by probability.
 */
export function stagesOf(trace: Trace): PipelineStage[] {
  const steps = trace.stages.filter(({ enabled }) => enabled)
  const first = steps.findIndex(({ id }) => NEEDS_PROBABILITIES.includes(processorOf(id).kind))
  const softmaxAt = first < 0 ? steps.length : first
  const stages = steps.map((step, i): PipelineStage => ({
    key: keyOf(steps, i),
    kind: 'step',
    step,
    before: step.before,
    after: step.after,
    shows: i < softmaxAt ? 'logits' : 'probabilities',
  }))
  const atSoftmax = steps[softmaxAt]?.before ?? trace.final
  return [
    always('raw', trace.own, 'logits'),
    ...stages.slice(0, softmaxAt),
    always('softmax', atSoftmax, 'probabilities'),
    ...stages.slice(softmaxAt),
    always('draw', trace.final, 'probabilities'),
  ]
}

/** A processor may stand in a chain more than once. */
function keyOf(steps: readonly Stage[], index: number): string {
  const { id } = steps[index]
  const earlier = steps.slice(0, index).filter((step) => step.id === id).length
  return earlier === 0 ? id : `${id} ${earlier + 1}`
}

function always(
  kind: 'raw' | 'softmax' | 'draw',
  ranking: Ranking,
  shows: PipelineStage['shows'],
): PipelineStage {
  return { key: kind, kind, step: undefined, before: ranking, after: ranking, shows }
}
