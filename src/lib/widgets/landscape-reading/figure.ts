import { passages } from '#lib/engine/recorded/passages.ts'
import { messages } from '#lib/messages/index.ts'
import { defineFigure } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import LandscapeReading from './LandscapeReading.svelte'

export default defineFigure({
  name: 'landscape-reading',
  title: messages.landscapeReading.title,
  fields,
  component: LandscapeReading,
  bench: ({ values: { passage, color } }) => ({
    text: passages.find(({ id }) => id === passage)!.text,
    view: 'landscape',
    passage,
    color,
  }),
})
