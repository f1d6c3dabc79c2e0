import {
  formatCount,
  formatNumber,
  formatProbability,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { galleryPrompts } from '#lib/engine/recorded/prompts.ts'
import { messages } from '#lib/messages/index.ts'
import { entropyBits, runRanking, type Trace } from '#lib/sampling/index.ts'
import { segments } from '#lib/ui/segments.ts'
import type { SliderProps } from '#lib/ui/slider.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { cardFace, type CardFace } from '#lib/widgets/pipeline/card-face.ts'
import { miniScale } from '#lib/widgets/pipeline/mini-chart.ts'
import { stagesOf } from '#lib/widgets/pipeline/stages.ts'
import { RecordedPlaces, type RecordedPlace } from '#lib/widgets/recorded-place/index.ts'
import { chainOf, type Order } from './chain.ts'
import { fields } from './fields.ts'

const words = messages.pipelineReading
/** A few favorites and a long tail: heat before a cut lets thousands in. */
const PROMPT = 'two-cities'
export const promptText = galleryPrompts.find(({ id }) => id === PROMPT)!.text

type Name = 'T' | 'k' | 'p'

/** What the figure draws: the cards of the chain, and both orders side by side. */
export type Drawn = {
  readonly cards: readonly (CardFace & { readonly key: string })[]
  readonly orders: readonly {
    readonly order: Order
    readonly name: string
    readonly isShown: boolean
    readonly numbers: readonly string[]
  }[]
}

/** The chain as stages after one recorded text, in either order. */
export class PipelineFigureView {
  readonly words = words
  readonly places: RecordedPlaces
  readonly orders = segments(fields.order.of, words.orders)
  readonly #settings: FigureSettings<typeof fields>

  constructor(
    settings: FigureSettings<typeof fields>,
    model: ConstructorParameters<typeof RecordedPlaces>[0],
  ) {
    this.#settings = settings
    this.places = new RecordedPlaces(model, () => PROMPT)
  }

  readonly drawn: Drawn | undefined = $derived.by(() => {
    const { place } = this.places
    return place && this.#draw(place)
  })

  /** While the pages are built: the same without scripts. */
  get still(): Drawn | undefined {
    const { still } = this.places
    return still && this.#draw(still)
  }

  readonly sliders: readonly SliderProps[] = $derived.by(() => [
    this.#slider('T', words.temperature, words.notes.temperature, { step: 0.05, neutral: 1 }),
    this.#slider('k', words.topK, words.notes.topK, { step: 1, neutral: 0 }),
    this.#slider('p', words.topP, words.notes.topP, { step: 0.01, neutral: 1 }),
  ])

  #slider(
    name: Name,
    label: string,
    note: string,
    { step, neutral }: { step: number; neutral: number },
  ): SliderProps {
    const { min, max } = fields[name]
    const value = this.#settings.values[name]
    return {
      label,
      valueLabel: words.value(label),
      ...{ value, min, max, step, neutral },
      decimals: name === 'k' ? 0 : 2,
      note: { strong: '', text: note },
      problem: words.range(String(min), String(max)),
      valueText: formatSetting(value, step),
      oninput: (value) => void (this.#settings.values[name] = value),
    }
  }

  #draw(place: RecordedPlace): Drawn {
    const { values } = this.#settings
    const context = { contextIds: place.ids, promptLength: place.ids.length }
    const traces = fields.order.of.map((order) => ({
      order,
      trace: runRanking(place.own, chainOf(values, order), context),
    }))
    const { trace } = traces.find(({ order }) => order === values.order)!
    return {
      cards: cardsOf(trace),
      orders: traces.map(({ order, trace }) => ({
        order,
        name: words.orders[order],
        isShown: order === values.order,
        numbers: numbersOf(trace),
      })),
    }
  }
}

/** Up to the draw: no token is taken here. */
function cardsOf(trace: Trace): Drawn['cards'] {
  const stages = stagesOf(trace).filter(({ kind }) => kind !== 'draw')
  const scale = miniScale(trace.own, stages)
  return stages.map((stage) => ({ key: stage.key, ...cardFace(stage, scale) }))
}

function numbersOf({ final }: Trace): string[] {
  const entropy = words.compare.bits(formatNumber(entropyBits(final)))
  return [formatCount(final.count), formatProbability(final.probability(0)), entropy]
}
