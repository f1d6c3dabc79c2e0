import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import { entropyBits, presets, type Chain, type Step } from '#lib/sampling/index.ts'
import { shaped, type Claims } from '#lib/widgets/claims/index.ts'

const sun = 'The sun rises in the east and sets in the'
const australia = 'The capital of Australia is'
const code = 'def fibonacci(n):\n    if n'
const box = 'She opened the box. Inside was a'

const temperature = (temperature: number): Step => ({ id: 'temperature', params: { temperature } })
const topP = (p: number): Step => ({ id: 'top-p', params: { p } })
const minP = (p: number): Step => ({ id: 'min-p', params: { p } })
const topK = (k: number): Step => ({ id: 'top-k', params: { k } })

const heat = temperature(1.5)

/** As the text recommends them: for facts, code, chat and stories. */
const startingPoints: readonly Chain[] = [
  [temperature(0)],
  [temperature(0.3), topP(0.95)],
  [temperature(0.7), topP(0.9)],
  [minP(0.05), temperature(1.1)],
]

export const claims: Claims = {
  order: {
    bench: { text: australia, temperature: 1.5, topP: 0.9 },
    async measure({ after }) {
      const own = await after(australia)
      const orders = [
        [heat, topP(0.9)],
        [topP(0.9), heat],
      ]
      return orders.map((chain) => formatCount(shaped(own, chain).count))
    },
  },
  'order-of-others': {
    bench: { text: australia, temperature: 1.5, topK: 40 },
    async measure({ after }) {
      const own = await after(australia)
      const orders = [
        [heat, topK(40)],
        [topK(40), heat],
        [heat, minP(0.1)],
        [minP(0.1), heat],
      ]
      const shapes = orders.map((chain) => shaped(own, chain))
      const favorites = shapes.slice(0, 2).map((shape) => formatProbability(shape.probability(0)))
      return [...favorites, ...shapes.slice(2).map(({ count }) => formatCount(count))]
    },
  },
  defaults: {
    bench: { text: box },
    async measure({ after }) {
      const own = await after(box)
      return (['transformers', 'llama.cpp', 'vllm', 'ollama'] as const).flatMap((program) => {
        const shape = shaped(own, presets[program])
        return [formatCount(shape.count), formatNumber(entropyBits(shape))]
      })
    },
  },
  'starting-points': {
    async measure({ after }) {
      const places = [await after(sun), await after(code), await after(box)]
      const rows = startingPoints.flatMap((chain) => {
        const shapes = places.map((own) => shaped(own, chain))
        return [
          ...shapes.map(({ count }) => formatCount(count)),
          formatNumber(entropyBits(shapes[2])),
        ]
      })
      const cutFirst = shaped(places[2], [topP(0.9), temperature(0.7)])
      return [...rows, formatCount(cutFirst.count)]
    },
  },
}
