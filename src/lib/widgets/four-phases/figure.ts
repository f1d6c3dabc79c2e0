import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import FourPhases from './FourPhases.svelte'

export default defineFigure({
  name: 'four-phases',
  title: messages.fourPhases.title,
  fields,
  component: FourPhases,
  bench: ({ values }) => ({ text: 'Tomorrow the weather will be', temperature: values.T }),
})
