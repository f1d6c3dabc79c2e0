import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import TemperatureLimits from './TemperatureLimits.svelte'

const { title, benchText } = messages.temperatureLimits

export default defineFigure({
  name: 'temperature-limits',
  title,
  fields,
  component: TemperatureLimits,
  bench: ({ values }) => ({ text: benchText, temperature: values.T }),
})
