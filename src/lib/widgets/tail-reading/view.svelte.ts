import { galleryPrompts } from '#lib/engine/recorded/prompts.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { RecordedPlaces, type RecordedPlace } from '#lib/widgets/recorded-place/index.ts'
import { TailChart } from '#lib/widgets/tail/chart.svelte.ts'
import { TailReading } from '#lib/widgets/tail/reading.svelte.ts'
import type { fields } from './fields.ts'

/** Of the plot, in pixels. */
const HEIGHT = 240
/** A picture without scripts cannot measure its room: one of these fits. */
const STILL_WIDTHS = { narrow: 288, wide: 600 } as const

/** The long tail after a recorded prompt. */
export class TailFigureView {
  readonly prompts = galleryPrompts
  readonly places: RecordedPlaces
  readonly chart: TailChart
  readonly #settings: FigureSettings<typeof fields>

  constructor(
    settings: FigureSettings<typeof fields>,
    model: ConstructorParameters<typeof RecordedPlaces>[0],
  ) {
    this.#settings = settings
    this.places = new RecordedPlaces(model, () => settings.values.prompt)
    this.chart = this.#chartOf(() => this.places.place)
  }

  get reading(): TailReading {
    return this.chart.reading
  }

  /** While the pages are built: the same chart for two widths. */
  get stills(): { name: string; chart: TailChart }[] {
    const { still } = this.places
    if (!still) return []
    return Object.entries(STILL_WIDTHS).map(([name, width]) => {
      const chart = this.#chartOf(() => still)
      chart.width = width
      return { name, chart }
    })
  }

  #chartOf(place: () => RecordedPlace | undefined): TailChart {
    const { values } = this.#settings
    const source = () => {
      const known = place()
      return known && { own: known.own, shaped: undefined, speller: known.speller }
    }
    return new TailChart(new TailReading(source, values), values, HEIGHT)
  }
}
