import { formatCount, formatProbability } from '#lib/charts/number-format.ts'
import { passages } from '#lib/engine/recorded/passages.ts'
import { massCounts, type Chain, type Ranking, type Step } from '#lib/sampling/index.ts'
import { shaped, topMass, type Claims, type ModelReader } from '#lib/widgets/claims/index.ts'

const sun = 'The sun rises in the east and sets in the'
const australia = 'The capital of Australia is'
const box = 'She opened the box. Inside was a'
const suddenly = 'Suddenly, the'
const france = 'The capital of France is the city of'
const story = passages.find(({ id }) => id === 'story')!.text

const hot: Step = { id: 'temperature', params: { temperature: 1.5 } }
const topK: Step = { id: 'top-k', params: { k: 40 } }
const topP: Step = { id: 'top-p', params: { p: 0.9 } }
const minP: Step = { id: 'min-p', params: { p: 0.1 } }

export const claims: Claims = {
  fifty: {
    isExact: true,
    measure: () => Promise.resolve([formatProbability((1 - 1 / 20) ** 50)]),
  },
  'fixed-k': {
    bench: { text: sun, topK: 40 },
    async measure({ after }) {
      const [sure, ...open] = await Promise.all([sun, box, suddenly].map(after))
      const kept = shaped(sure, [topK]).count
      return [
        formatProbability(sure.probability(0)),
        formatCount(kept - 1),
        formatProbability(topMass(sure, kept) - sure.probability(0)),
        ...open.map((own) => formatProbability(topMass(own, kept))),
      ]
    },
  },
  'nucleus-sizes': {
    bench: { text: box, topP: 0.9 },
    async measure(model) {
      return counts(model, [sun, australia, box, suddenly], [topP])
    },
  },
  'min-p-sizes': {
    bench: { text: box, minP: 0.1 },
    async measure(model) {
      const own = await model.after(box)
      return [
        ...(await counts(model, [sun, australia, box, suddenly], [minP])),
        formatProbability(own.massOf(shaped(own, [minP]))),
      ]
    },
  },
  hot: {
    bench: { text: box, temperature: 1.5, topP: 0.9 },
    async measure(model) {
      const sizes = [box, australia].map(async (text) => [
        ...(await counts(model, [text], [hot, topP])),
        ...(await counts(model, [text], [hot, minP])),
      ])
      return (await Promise.all(sizes)).flat()
    },
  },
  passage: {
    async measure({ along }) {
      const places = await along(story)
      const outside = [topP, minP].map((cut) => {
        const masses = places.map(({ own }) => massOutsideNucleus(own, [hot, cut]))
        return masses.reduce((sum, mass) => sum + mass) / places.length
      })
      return [formatCount(places.length + 1), ...outside.map(formatProbability)]
    },
  },
  order: {
    bench: { text: france, temperature: 1.5, topP: 0.9 },
    async measure(model) {
      const sizes = [france, australia].map(async (text) => [
        ...(await counts(model, [text], [hot, topP])),
        ...(await counts(model, [text], [topP, hot])),
      ])
      return (await Promise.all(sizes)).flat()
    },
  },
  others: {
    async measure(model) {
      const rules: Chain = [
        { id: 'typical', params: { p: 0.9 } },
        { id: 'top-a', params: { a: 0.2 } },
        { id: 'epsilon', params: { epsilon: 0.0009 } },
        { id: 'eta', params: { epsilon: 0.002 } },
        { id: 'top-n-sigma', params: { n: 1 } },
      ]
      const sizes = rules.map((rule) => counts(model, [sun, australia, box], [rule]))
      return (await Promise.all(sizes)).flat()
    },
  },
  xtc: {
    bench: { text: australia },
    async measure({ after, tokenize }) {
      const own = await after(australia)
      const [canberra] = await tokenize(' Canberra')
      const cut = shaped(own, [{ id: 'xtc', params: { probability: 1, threshold: 0.1 } }])
      return [own, cut].map((at) => formatProbability(at.probabilityOf(canberra)))
    },
  },
}

/** How many tokens a chain keeps after each text. */
async function counts({ after }: ModelReader, texts: readonly string[], chain: Chain) {
  const own = await Promise.all(texts.map(after))
  return own.map((at) => formatCount(shaped(at, chain).count))
}

/** The probability that a chain leaves to tokens outside the model's own nucleus of 0.9. */
function massOutsideNucleus(own: Ranking, chain: Chain): number {
  const [nucleus] = massCounts(own, [0.9])
  const final = shaped(own, chain)
  return final.count <= nucleus ? 0 : 1 - topMass(final, nucleus)
}
