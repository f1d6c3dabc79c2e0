import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import PipelineFigure from './PipelineFigure.svelte'
import { promptText } from './view.svelte.ts'

export default defineFigure({
  name: 'pipeline-reading',
  title: messages.pipelineReading.title,
  fields,
  component: PipelineFigure,
  bench: ({ values: { T, k, p, order } }) => ({
    text: promptText,
    temperature: T,
    topK: Math.round(k),
    topP: p,
    order: order === 'temperature-first' ? order : 'temperature-last',
    view: 'pipeline',
  }),
})
