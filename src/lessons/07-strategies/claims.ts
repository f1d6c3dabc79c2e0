import { formatCount, formatProbability } from '#lib/charts/number-format.ts'
import type { Chain } from '#lib/sampling/index.ts'
import {
  shaped,
  tempered,
  topMass,
  type Claims,
  type ModelReader,
} from '#lib/widgets/claims/index.ts'

const days = 'Monday, Tuesday, Wednesday,'
const australia = 'The capital of Australia is'
const light = 'The traffic light turned'
const box = 'She opened the box. Inside was a'
const sun = 'The sun rises in the east and sets in the'
const code = 'def fibonacci(n):\n    if n'
const titanic = 'The Titanic sank in 19'

const chain = (temperature: number, cut: Chain[number]): Chain => [
  { id: 'temperature', params: { temperature } },
  cut,
]
const precise = chain(0.3, { id: 'top-p', params: { p: 0.9 } })
const creative = chain(1.5, { id: 'top-p', params: { p: 0.95 } })
const relative = chain(1.5, { id: 'min-p', params: { p: 0.1 } })

export const claims: Claims = {
  'greedy-and-beam': {
    bench: { text: days, temperature: 0 },
    async measure(model) {
      const greedy = await probabilitiesOf(model, days, ' and Thursday) to create a')
      const beam = await probabilitiesOf(model, days, ' Thursday, Friday, Saturday,')
      const [whole, found] = [product(greedy), product(beam)]
      return [
        ...[greedy[0], beam[0], whole, found].map(formatProbability),
        formatCount(Math.round(found / whole)),
      ]
    },
  },
  'beam-ends': {
    bench: { text: australia, temperature: 0 },
    async measure(model) {
      const greedy = await probabilitiesOf(model, australia, ' Sydney.\n\nThe answer')
      const beam = await probabilitiesOf(model, australia, ' Sydney.<|im_end|>\n<|im_start|>ass')
      return [greedy, beam].map((tokens) => formatProbability(product(tokens)))
    },
  },
  'two-newlines': {
    async measure(model) {
      const newline = (await model.tokenize('\n'))[0]
      const start = await model.tokenize(light)
      const red = await model.tokenize(`${light} red.`)
      const spellings = [[...red, newline, newline], await model.tokenize(`${light} red.\n\n`)]
      const found = []
      for (const ids of spellings) {
        const places = (await model.summaries(ids)).slice(start.length - 1)
        found.push(formatProbability(product(places.map(({ probability }) => probability))))
      }
      return found
    },
  },
  heat: {
    bench: { text: box, temperature: 1.5 },
    async measure({ after }) {
      const own = await after(box)
      const within = [1, 0.7, 1.5].map((T) => topMass(tempered(own, T), 1000))
      return [...within.map((mass) => 1 - mass), within[2] ** 10].map(formatProbability)
    },
  },
  'creative-and-precise': {
    bench: { text: box, temperature: 1.5, topP: 0.95 },
    async measure({ after }) {
      const kept = []
      for (const text of [sun, code, box]) {
        const own = await after(text)
        for (const settings of [precise, creative, relative])
          kept.push(formatCount(shaped(own, settings).count))
      }
      return kept
    },
  },
  titanic: {
    bench: { text: titanic },
    async measure(model) {
      const own = await model.after(titanic)
      const digits = await model.tokenize('91')
      return [0.5, 1, 1.5, 2].flatMap((T) => {
        const at = tempered(own, T)
        return digits.map((id) => formatProbability(at.probabilityOf(id)))
      })
    },
  },
  'titanic-cut': {
    bench: { text: titanic, topP: 0.9 },
    async measure({ after }) {
      const own = await after(titanic)
      return [0.9, 0.8].map((p) => formatCount(shaped(own, [{ id: 'top-p', params: { p } }]).count))
    },
  },
}

/** The probability of each token of a continuation. */
async function probabilitiesOf(
  model: ModelReader,
  prompt: string,
  continuation: string,
): Promise<number[]> {
  const { length } = await model.tokenize(prompt)
  const places = (await model.along(prompt + continuation)).slice(length - 1)
  return places.map(({ own, id }) => own.probabilityOf(id))
}

function product(probabilities: readonly number[]): number {
  return probabilities.reduce((whole, probability) => whole * probability, 1)
}
