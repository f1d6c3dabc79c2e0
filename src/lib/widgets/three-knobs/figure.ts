import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import ThreeKnobs from './ThreeKnobs.svelte'

const { title, benchText } = messages.threeKnobs

export default defineFigure({
  name: 'three-knobs',
  title,
  fields,
  component: ThreeKnobs,
  bench: ({ values: { T, k, p } }) => ({
    text: benchText,
    temperature: T,
    topK: k === 'off' ? 0 : Number(k),
    topP: p,
  }),
})
