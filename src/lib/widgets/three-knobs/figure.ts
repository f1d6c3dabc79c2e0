import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import { kOf } from './four-words.ts'
import ThreeKnobs from './ThreeKnobs.svelte'

const { title } = messages.threeKnobs
const { benchText } = messages.fourWords

export default defineFigure({
  name: 'three-knobs',
  title,
  fields,
  component: ThreeKnobs,
  bench: ({ values: { T, k, p } }) => ({
    text: benchText,
    temperature: T,
    topK: kOf(k),
    topP: p,
  }),
})
