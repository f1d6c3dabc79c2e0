import {
  formatCount,
  formatMagnitude,
  formatNumber,
  formatPerplexity,
  formatProbability,
} from '#lib/charts/number-format.ts'
import { passages } from '#lib/engine/recorded/passages.ts'
import {
  bitsPerByte,
  effectiveChoices,
  entropyBits,
  klBits,
  perplexity,
  rankFloats,
  surprisalBits,
  uAt,
} from '#lib/sampling/index.ts'
import type { PositionSummary } from '#lib/state/position-summary.ts'
import { probabilities } from '#lib/widgets/three-knobs/index.ts'
import { shaped, tempered, type Claims, type ModelReader } from '#lib/widgets/claims/index.ts'

const sun = 'The sun rises in the east and sets in the'
const titanic = 'The Titanic sank in 19'
const australia = 'The capital of Australia is'
const suddenly = 'Suddenly, the'

const fourWords = rankFloats(Float64Array.from(probabilities, Math.log))

const passage = (id: string) => passages.find((passage) => passage.id === id)!.text

export const claims: Claims = {
  bits: {
    isExact: true,
    measure() {
      const shares = [1 / 2, 1 / 8, 1 / 1000]
      const rest = 1 - shares.reduce((sum, share) => sum + share)
      const of = rankFloats(Float64Array.from([...shares, rest], Math.log))
      return Promise.resolve(shares.map((_, id) => formatNumber(surprisalBits(of, id), 0)))
    },
  },
  columns: {
    isExact: true,
    measure: () =>
      Promise.resolve([1, 0.5, 2].map((T) => formatNumber(entropyBits(tempered(fourWords, T))))),
  },
  'four-places': {
    bench: { text: suddenly },
    async measure({ after }) {
      const places = []
      for (const text of [sun, titanic, australia, suddenly]) places.push(await after(text))
      return places.flatMap((own) => [
        formatNumber(entropyBits(own)),
        formatMagnitude(effectiveChoices(own)),
      ])
    },
  },
  'two-things': {
    bench: { text: before('code', ' often') },
    async measure(model) {
      const own = await model.after(before('code', ' often'))
      const many = (await model.tokenize(' many'))[0]
      return [
        ...(await bitsAt(model, before('story', ' sea.'), ' sea')),
        ...(await bitsAt(model, before('code', ' often'), ' often')),
        formatProbability(own.probabilityOf(many)),
      ]
    },
  },
  passages: {
    async measure({ summaries }) {
      const measured = []
      for (const id of ['fact', 'story', 'code']) {
        const read = logProbs(await summaries(passage(id)))
        measured.push(formatPerplexity(perplexity(read)))
        measured.push(formatNumber(bitsPerByte(read, bytesRead(passage(id)))))
      }
      return measured
    },
  },
  expected: {
    measure: async ({ summaries }) => expectedAndMet(await summaries(passage('fact'))),
  },
  random: {
    async measure(model) {
      const { vocabSize } = await model.after(sun)
      const read = await model.summaries(randomIds(40, vocabSize))
      return [
        ...expectedAndMet(read),
        formatPerplexity(perplexity(logProbs(read))),
        formatCount(vocabSize),
        formatNumber(Math.log2(vocabSize), 1),
      ]
    },
  },
  gap: {
    isExact: true,
    measure() {
      const cooled = tempered(fourWords, 0.5)
      const both = [klBits(cooled, fourWords), klBits(fourWords, cooled)]
      return Promise.resolve(both.map((bits) => formatNumber(bits)))
    },
  },
  cooled: {
    bench: { text: australia, temperature: 0.7 },
    async measure({ after }) {
      const own = await after(australia)
      const cooled = tempered(own, 0.7)
      return [klBits(cooled, own), klBits(own, cooled)].map((bits) => formatNumber(bits))
    },
  },
  cut: {
    bench: { text: australia, topP: 0.9 },
    async measure({ after }) {
      const own = await after(australia)
      const cut = shaped(own, [{ id: 'top-p', params: { p: 0.9 } }])
      return [
        formatProbability(own.massOf(cut)),
        formatNumber(klBits(cut, own)),
        formatNumber(klBits(own, cut)),
      ]
    },
  },
}

/** The beginning of a passage, up to a word of it. */
function before(id: string, word: string): string {
  const text = passage(id)
  return text.slice(0, text.indexOf(word))
}

/** The entropy after a text, and the surprisal of a word there. */
async function bitsAt(model: ModelReader, text: string, word: string): Promise<string[]> {
  const own = await model.after(text)
  const id = (await model.tokenize(word))[0]
  return [entropyBits(own), surprisalBits(own, id)].map((bits) => formatNumber(bits, 1))
}

/** Nats. */
function logProbs(places: readonly PositionSummary[]): number[] {
  return places.map(({ surprisal }) => -surprisal * Math.LN2)
}

/** Bytes of all tokens but the first, which has nothing before it. In the passages the first word is one token. */
function bytesRead(text: string): number {
  return new TextEncoder().encode(text.slice(text.indexOf(' '))).length
}

/** Mean entropy and mean surprisal, bits. */
function expectedAndMet(places: readonly PositionSummary[]): string[] {
  return [
    mean(places.map(({ entropy }) => entropy)),
    mean(places.map(({ surprisal }) => surprisal)),
  ].map((bits) => formatNumber(bits, 1))
}

/** Ids drawn evenly from the vocabulary, always the same. */
function randomIds(count: number, vocabSize: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(uAt(1, i, 0) * vocabSize))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
