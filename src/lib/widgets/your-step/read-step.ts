// Apart, because it brings the sampling core: the page loads it when a step comes near.
import { galleryPrompts } from '#lib/engine/recorded/prompts.ts'
import { messages } from '#lib/messages/index.ts'
import { rank, type Chain, type Context } from '#lib/sampling/index.ts'
import { idsTo } from '#lib/state/context-tree.ts'
import { everydayChain } from '#lib/state/everyday-chain.ts'
import { contextOnView } from '#lib/state/step-context.ts'
import { textOf } from '#lib/text/text-of.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import { keptBench } from '#lib/widgets/bench/kept-bench.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'
import { fill, type Filled } from './numbers.ts'
import type { Topic } from './topics.ts'

const words = messages.yourStep
const EXAMPLE = galleryPrompts.find(({ id }) => id === 'two-cities')!.text

type Place = { readonly ids: readonly number[]; readonly chain: Chain; readonly context: Context }

/** The numbers of a step, and where they come from. */
export type FilledStep = {
  readonly filled: Filled
  readonly from: string
  readonly kind: 'live' | 'recorded'
}

/** Puts the reader's place on the Bench into a topic's formula; an example where the model does not run, or nobody was there. */
export async function readStep(topic: Topic, model: ModelView): Promise<FilledStep> {
  const { live, recorded } = model
  const engine = live ?? recorded!
  const kept = placeOnBench()
  const place = live && kept ? kept : await example(engine)
  const [{ logits }] = await engine.forward(place.ids)
  const { ids, chain, context } = place
  const speller = model.speller!
  const nameOf = (id: number) => spokenToken(speller.piece(id))
  const text = textOf(ids, speller)
  const from = place === kept ? words.yours : kept ? words.notKept : words.example
  return {
    filled: fill(topic, { own: rank(logits), chain, context, nameOf }),
    from: from(text),
    kind: live ? 'live' : 'recorded',
  }
}

function placeOnBench(): Place | undefined {
  const bench = keptBench()?.visit.bench
  if (!bench) return undefined
  const ids = idsTo(bench.tree, bench.cursor)
  if (ids.length === 0) return undefined
  return { ids, chain: bench.chain, context: contextOnView(bench, bench.cursor, ids) }
}

async function example(engine: NonNullable<ModelView['live' | 'recorded']>): Promise<Place> {
  const ids = await engine.tokenize(EXAMPLE)
  return { ids, chain: everydayChain, context: { contextIds: ids, promptLength: ids.length } }
}
