import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { benchStates } from '#lib/widgets/runs/index.ts'
import { experiment } from './experiment.ts'
import { fields } from './fields.ts'
import ThreeTemperatures from './ThreeTemperatures.svelte'

export default defineFigure({
  name: 'three-temperatures',
  title: messages.threeTemperatures.title,
  fields,
  component: ThreeTemperatures,
  bench: () => benchStates(experiment, messages.threeTemperatures.names),
})
