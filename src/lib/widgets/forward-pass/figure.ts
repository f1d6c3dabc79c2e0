import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import ForwardPass from './ForwardPass.svelte'

const { title, benchText } = messages.forwardPass

export default defineFigure({
  name: 'forward-pass',
  title,
  fields,
  component: ForwardPass,
  bench: ({ values }) => ({ text: benchText, temperature: values.T }),
})
