import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { benchStates } from '#lib/widgets/runs/index.ts'
import { experiment } from './experiment.ts'
import { fields } from './fields.ts'
import ThreeRegimes from './ThreeRegimes.svelte'

export default defineFigure({
  name: 'three-regimes',
  title: messages.threeRegimes.title,
  fields,
  component: ThreeRegimes,
  bench: () => benchStates(experiment, messages.threeRegimes.names),
})
