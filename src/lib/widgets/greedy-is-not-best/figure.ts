import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import GreedyIsNotBest from './GreedyIsNotBest.svelte'
import { search } from './search.ts'

export default defineFigure({
  name: 'greedy-is-not-best',
  title: messages.greedyIsNotBest.title,
  fields,
  component: GreedyIsNotBest,
  bench: () => ({ text: search.prompt, temperature: 0 }),
})
