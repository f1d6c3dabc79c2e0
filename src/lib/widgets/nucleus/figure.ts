import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import Nucleus from './Nucleus.svelte'

const { title, benchText } = messages.nucleus

export default defineFigure({
  name: 'nucleus',
  title,
  fields,
  component: Nucleus,
  bench: ({ values }) => ({ text: benchText, topP: values.p }),
})
