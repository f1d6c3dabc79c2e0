import { formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import { passages } from '#lib/engine/recorded/passages.ts'
import { uAt, type Ranking } from '#lib/sampling/index.ts'
import { tempered, topMass, type Claims, type ModelReader } from '#lib/widgets/claims/index.ts'

const light = 'The traffic light turned'
const SEED = 1

export const claims: Claims = {
  fork: {
    bench: { text: light },
    async measure({ after }) {
      const own = await after(light)
      return [0, 1].map((rank) => formatProbability(own.probability(rank)))
    },
  },
  favorite: {
    async measure(model) {
      const shares = []
      for (const id of ['story', 'code']) shares.push(await favoriteShare(model, id))
      return shares.map(formatProbability)
    },
  },
  pieces: {
    bench: { text: light },
    async measure({ after }) {
      const own = await after(light)
      return [1, 2, 3].map((count) => endOf(own, count))
    },
  },
  border: {
    bench: { text: light, temperature: 0.7 },
    async measure({ after }) {
      const own = await after(light)
      return [own, tempered(own, 0.7)].map((at) => endOf(at, 1))
    },
  },
  darts: {
    isExact: true,
    measure: () =>
      Promise.resolve(
        [uAt(SEED, 4, 0), uAt(SEED, 4, 1), uAt(SEED, 5, 0)].map((u) => formatNumber(u, 4)),
      ),
  },
  scatter: {
    isExact: true,
    measure: () =>
      Promise.resolve([10, 100, 1000, 10_000].map((n) => formatProbability(deviation(1 / 4, n)))),
  },
  thousand: {
    bench: { text: light },
    async measure({ after, tokenize }) {
      const own = await after(light)
      const place = (await tokenize(light)).length
      const p = own.probability(0)
      const n = 1000
      const hits = Array.from({ length: n }, (_, attempt) => uAt(SEED, place, attempt) < p)
      const share = hits.filter(Boolean).length / n
      return [share, p, deviation(p, n)].map(formatProbability)
    },
  },
}

/** The standard deviation of a share in n draws. */
export function deviation(p: number, n: number): number {
  return Math.sqrt((p * (1 - p)) / n)
}

/** Where the piece of a rank, counting from 1, ends on the line. */
function endOf(at: Ranking, rank: number): string {
  return formatNumber(topMass(at, rank), 3)
}

/** The mean probability of the favorite over a passage of the entropy landscape. */
async function favoriteShare({ along }: ModelReader, passageId: string): Promise<number> {
  const places = await along(passages.find(({ id }) => id === passageId)!.text)
  return places.reduce((sum, { own }) => sum + own.probability(0), 0) / places.length
}
