import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import { entropyBits, massCounts } from '#lib/sampling/index.ts'
import { tempered, topMass, type Claims } from '#lib/widgets/claims/index.ts'

const australia = 'The capital of Australia is'

export const claims: Claims = {
  'australia-top-ten': {
    bench: { text: australia, temperature: 1.5 },
    async measure({ after }) {
      const own = await after(australia)
      return [own, tempered(own, 1.5)].map((at) => formatProbability(topMass(at, 10)))
    },
  },
  'australia-nucleus': {
    bench: { text: australia, temperature: 1.5 },
    async measure({ after }) {
      const own = await after(australia)
      const both = [own, tempered(own, 1.5)]
      return [
        ...both.map((at) => formatNumber(entropyBits(at))),
        ...both.map((at) => formatCount(massCounts(at, [0.9])[0])),
      ]
    },
  },
  'australia-cold': {
    bench: { text: australia, temperature: 0.5 },
    async measure({ after }) {
      const own = await after(australia)
      const cold = tempered(own, 0.5)
      return [0, 1].flatMap((rank) =>
        [own, cold].map((at) => formatProbability(at.probability(rank))),
      )
    },
  },
}
