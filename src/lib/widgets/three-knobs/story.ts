import { formatPercent, formatProbability, formatSetting } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Trace } from '#lib/sampling/index.ts'
import { removedBy } from './knobs.ts'
import { namesOf } from './names.ts'

const { story } = messages.threeKnobs
const { words } = messages.fourWords

/** What each knob did, in a sentence for each that did something. */
export function storyOf(trace: Trace, T: number): string {
  const removed = [
    ...sentence(story.topK, removedBy(trace, 'top-k')),
    ...sentence(story.topP, removedBy(trace, 'top-p')),
  ]
  const [, topK, topP] = trace.stages
  const rest = story.rest(formatProbability(topK.keptMass * topP.keptMass), formatPercent(1))
  const sentences = [...temperatureSentence(trace, T), ...removed]
  if (trace.keptCount === words.length) return [...sentences, story.all].join(' ')
  return [...sentences, ...(removed.length > 0 ? [rest] : [])].join(' ')
}

function temperatureSentence({ stages: [{ after }] }: Trace, T: number): string[] {
  if (T === 1) return []
  if (T === 0) return [story.greedy(words[0])]
  const say = T < 1 ? story.sharper : story.flatter
  return [say(formatSetting(T, 0.05), words[0], formatProbability(after.probability(0)))]
}

function sentence(say: (names: string) => string, ids: readonly number[]): string[] {
  return ids.length === 0 ? [] : [say(namesOf(ids))]
}
