import { galleryPrompts } from '#lib/engine/recorded/prompts.ts'
import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import TailFigure from './TailFigure.svelte'

export default defineFigure({
  name: 'tail-reading',
  title: messages.tail.chart.title,
  fields,
  component: TailFigure,
  bench: ({ values: { prompt, rank, cumulative } }) => ({
    text: galleryPrompts.find(({ id }) => id === prompt)!.text,
    view: 'tail',
    rank: Math.round(rank),
    ...(cumulative && { cumulative: 'on' }),
  }),
})
