import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import recording from '#lib/engine/recorded/reshape.json' with { type: 'json' }
import { textBefore } from './capture.ts'
import { fields } from './fields.ts'
import Reshape from './Reshape.svelte'

export default defineFigure({
  name: 'reshape',
  title: messages.reshape.title,
  fields,
  component: Reshape,
  bench: ({ values }) => ({
    text: textBefore(recording, Math.round(values.step)),
    temperature: values.T,
    topP: values.p,
  }),
})
