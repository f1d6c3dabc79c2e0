import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { kOf } from '#lib/widgets/three-knobs/index.ts'
import { fields } from './fields.ts'
import MeanSurprise from './MeanSurprise.svelte'

export default defineFigure({
  name: 'mean-surprise',
  title: messages.meanSurprise.title,
  fields,
  component: MeanSurprise,
  bench: ({ values: { T, k } }) => ({
    text: messages.fourWords.benchText,
    temperature: T,
    topK: kOf(k),
  }),
})
