import {
  formatMagnitude,
  formatNumber,
  formatProbability,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { namesOf } from '#lib/widgets/three-knobs/index.ts'
import { columnsOf, measuresOf, type Pair, type Which } from './columns.ts'

const { story } = messages.meanSurprise
const [first] = messages.fourWords.words

/** What the columns show, in a paragraph. */
export function storyOf(pair: Pair, T: number, from: Which): string {
  const isCut = removedIn(pair).length > 0
  const { entropy } = measuresOf(pair)
  if (T === 1 && !isCut) return story.same(formatNumber(entropy), formatMagnitude(2 ** entropy))
  if (from === 'own') return isCut ? impossible(pair) : fromOwn(pair, T)
  return isCut ? cut(pair, T) : tempered(pair, T)
}

function tempered(pair: Pair, T: number): string {
  const say = T < 1 ? story.sharper : story.flatter
  const [{ share, shaped }] = columnsOf(pair, 'shaped')
  const numbers = [formatProbability(share), formatNumber(shaped.surprisal)] as const
  return `${say(formatSetting(T, 0.05), ...entropies(pair), first, ...numbers)} ${inOwn(pair)}`
}

function cut(pair: Pair, T: number): string {
  const removed = removedIn(pair)
  const names = namesOf(removed)
  const bits = formatNumber(measuresOf(pair).klShaped)
  if (removed.length === pair.own.length - 1) return story.certain(first, bits)
  if (T === 1) return story.cut(names, formatProbability(1 - massOf(removed, pair)), bits)
  return `${story.cutAtT(names, ...entropies(pair))} ${inOwn(pair)}`
}

function inOwn(pair: Pair): string {
  const { means, klShaped } = measuresOf(pair)
  return story.inOwn(formatNumber(means.shaped.own), formatNumber(klShaped))
}

function fromOwn(pair: Pair, T: number): string {
  const { means, klOwn } = measuresOf(pair)
  const why = T < 1 ? story.tooSure : story.notSure
  const { own, shaped } = means.own
  return `${story.fromOwn(formatNumber(own), formatNumber(shaped), formatNumber(klOwn))} ${why(first)}`
}

function impossible(pair: Pair): string {
  const removed = removedIn(pair)
  const mass = formatProbability(massOf(removed, pair))
  return story.impossible(namesOf(removed), mass, removed.length === 1)
}

/** Of the shaped distribution, and of the model's own. */
function entropies(pair: Pair): [string, string] {
  const { means } = measuresOf(pair)
  return [formatNumber(means.shaped.shaped), formatNumber(means.own.own)]
}

function removedIn({ shaped }: Pair): number[] {
  return [...shaped.keys()].filter((id) => shaped[id] === -Infinity)
}

/** Mass of some words in the model's own distribution. */
function massOf(ids: readonly number[], { own }: Pair): number {
  return ids.reduce((sum, id) => sum + Math.exp(own[id]), 0)
}
