import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { experiment } from './experiment.ts'
import { fields } from './fields.ts'
import StrategiesReading from './StrategiesReading.svelte'

export default defineFigure({
  name: 'strategies-reading',
  title: messages.strategiesReading.title,
  fields,
  component: StrategiesReading,
  bench: () => ({ text: experiment.prompt, seed: experiment.seed, view: 'strategies' }),
})
