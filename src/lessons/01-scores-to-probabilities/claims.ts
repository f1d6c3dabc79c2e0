import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import { massCounts, rank, type Ranking } from '#lib/sampling/index.ts'
import { topMass, type Claims, type ModelReader } from '#lib/widgets/claims/index.ts'

const sun = 'The sun rises in the east and sets in the'
const france = 'The capital of France is the city of'
const box = 'She opened the box. Inside was a'
const cat = 'The cat sat on the'

export const claims: Claims = {
  'one-pass': {
    bench: { text: sun },
    async measure({ after }) {
      const own = await after(sun)
      return [
        formatCount(own.vocabSize),
        formatNumber(own.logitAt(own.count - 1)),
        formatNumber(own.logitAt(0)),
      ]
    },
  },
  'two-favorites': {
    bench: { text: france },
    async measure(model) {
      const places = [
        [sun, ' west'],
        [france, ' Paris'],
      ]
      const found = await Promise.all(
        places.map(async ([text, word]) => {
          const own = await model.after(text)
          const id = await idOf(model, word)
          return [formatNumber(own.logitOf(id)), formatProbability(own.probabilityOf(id))]
        }),
      )
      return found.flat()
    },
  },
  gaps: {
    isExact: true,
    measure() {
      const factors = [1, 0.7].map((gap) => {
        const two = rank(Float32Array.from([gap, 0]))
        return formatNumber(two.probability(0) / two.probability(1))
      })
      return Promise.resolve(factors)
    },
  },
  'open-story': {
    bench: { text: box },
    async measure(model) {
      const own = await model.after(box)
      return [
        ...(await probabilities(model, own, [' beautiful', ' small'])),
        formatCount(massCounts(own, [0.5])[0]),
      ]
    },
  },
  mat: {
    bench: { text: cat },
    async measure(model) {
      const own = await model.after(cat)
      return [
        ...(await ranks(model, own, [' mat'])),
        ...(await probabilities(model, own, [' mat', ' cat'])),
      ]
    },
  },
  pieces: {
    async measure({ tokenize }) {
      const words = [' photosynthesis', ' hippopotamus', '1969', ' 1969']
      const cut = await Promise.all(words.map(tokenize))
      return cut.map((ids) => formatCount(ids.length))
    },
  },
  spaces: {
    bench: { text: `${france} ` },
    async measure(model) {
      const [own, spaced] = await Promise.all([france, `${france} `].map(model.after))
      return [
        ...(await probabilities(model, own, [' Paris', 'Paris'])),
        await favoriteDigit(model, spaced),
        formatProbability(spaced.probability(0)),
      ]
    },
  },
  tail: {
    bench: { text: box },
    async measure({ after }) {
      const own = await after(box)
      return [
        formatProbability(1 - topMass(own, 100)),
        formatProbability(1 - topMass(own, 1000)),
        formatProbability(own.probability(own.count - 1)),
      ]
    },
  },
  'tail-words': {
    bench: { text: box },
    async measure(model) {
      const own = await model.after(box)
      const words = [' shiny', ' vase', ' receipt', ' misplaced', ' stup', ' trapped']
      return ranks(model, own, words)
    },
  },
}

/** The id of a text that is one token. */
async function idOf({ tokenize }: ModelReader, word: string): Promise<number> {
  const [id, ...more] = await tokenize(word)
  if (more.length > 0) throw new RangeError(`"${word}" is not one token`)
  return id
}

async function probabilities(model: ModelReader, own: Ranking, words: readonly string[]) {
  const ids = await Promise.all(words.map((word) => idOf(model, word)))
  return ids.map((id) => formatProbability(own.probabilityOf(id)))
}

async function favoriteDigit(model: ModelReader, own: Ranking): Promise<string> {
  for (const digit of '0123456789') {
    if (own.rankOf(await idOf(model, digit)) === 0) return digit
  }
  return 'none'
}

/** Ranks from 1. */
async function ranks(model: ModelReader, own: Ranking, words: readonly string[]) {
  const ids = await Promise.all(words.map((word) => idOf(model, word)))
  return ids.map((id) => formatCount(own.rankOf(id) + 1))
}
