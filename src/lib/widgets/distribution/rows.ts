/**
 * One line of the distribution. Ranks count from 0, in the order of the shaped distribution; `to` is exclusive; `opens` is how
 * many rows the reader may ask for here.
 */
export type Line =
  | { kind: 'row'; rank: number }
  | { kind: 'fold'; from: number; to: number; opens: number }
  | { kind: 'cut'; cut: number }

/** Some lines, and the ranks after the last of them: none, where `from` is `to`. The rest offers rows where no fold does. */
export type Layout = {
  lines: Line[]
  rest: { from: number; to: number; opens: number }
  /** How far above the end of the room a line stays in sight while the first rows scroll, in pixels, by its place in `lines`. */
  pins: ReadonlyMap<number, number>
}

/** What has to be in sight, whatever is folded. */
export type Landmarks = {
  /** After how many ranks each cut stands, never falling. */
  cuts: readonly number[]
  /** Ranks of the tokens that the reader follows. */
  marks: readonly number[]
}

export type RowPlan = {
  /** Heights in pixels, as the style sheets have them: of all lines together, and of each. */
  room: number
  heights: Readonly<Record<Line['kind'], number>>
  /** Rows on either side of a cut: as many as there is room for, the best first. */
  aroundCuts: readonly { before: number; after: number }[]
  /** Whether the first rows may reach out of sight, where nothing else would be there. */
  scrolls: boolean
  /** Rows shown when the reader asks for more. */
  first: number
}

export const widePlan: RowPlan = {
  room: 407,
  heights: { row: 24, fold: 36, cut: 32 },
  aroundCuts: [
    { before: 2, after: 3 },
    { before: 1, after: 2 },
    { before: 1, after: 1 },
  ],
  scrolls: true,
  first: 30,
}

export const narrowPlan: RowPlan = {
  room: 392,
  heights: { row: 32, fold: 40, cut: 32 },
  aroundCuts: [
    { before: 1, after: 2 },
    { before: 1, after: 1 },
  ],
  scrolls: false,
  first: 30,
}

/** Fewer rows at the top are shown only where nothing else fits. */
const LEAST_HEAD = 3
/** A fold of so few rows would take more room than the rows. */
const NOT_FOLDED = 1

/**
 * Which rows of the vocabulary to show, so that the cuts and the tokens followed are always in sight and every entry
 * stands in exactly one line or in the rest. The first rows take what room is left; what lies between folds.
 *
 * @param vocabSize number of entries
 * @param opened whether the reader asked for the first rows, whatever room they take
 */
export function layOutRows(
  vocabSize: number,
  { cuts, marks }: Landmarks,
  plan: RowPlan,
  opened: boolean,
): Layout {
  const lay = (head: number, { before, after } = plan.aroundCuts[0]) => {
    const stretches = [
      { from: 0, to: head },
      ...cuts.map((rank) => ({ from: Math.max(0, rank - before), to: rank + after })),
      ...marks.map((rank) => ({ from: rank, to: rank + 1 })),
    ]
    const laid = linesOf(vocabSize, joined(stretches, vocabSize), cuts, opened ? 0 : plan.first)
    return { ...laid, pins: reachesOut ? pinsOf(laid.lines, marks, plan) : new Map() }
  }
  const most = Math.floor(plan.room / plan.heights.row)
  const reachesOut = plan.scrolls && cuts.length === 0
  if (opened || reachesOut) return lay(plan.first)
  for (const around of plan.aroundCuts)
    for (let head = most; head >= LEAST_HEAD; head--) {
      const layout = lay(head, around)
      if (heightOf(layout.lines, plan.heights) <= plan.room) return layout
    }
  return lay(1, plan.aroundCuts.at(-1))
}

type Stretch = { from: number; to: number }

/** Stretches of ranks in order, those that touch or nearly do made one. */
function joined(stretches: Stretch[], vocabSize: number): Stretch[] {
  const inOrder = stretches.sort((a, b) => a.from - b.from)
  const joined: Stretch[] = []
  for (const { from, to } of inOrder) {
    const last = joined.at(-1)
    if (last && from - last.to <= NOT_FOLDED) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined.map(({ from, to }) => ({ from, to: Math.min(to, vocabSize) }))
}

/** @param first how many of the first rows can be asked for */
function linesOf(
  vocabSize: number,
  stretches: readonly Stretch[],
  cuts: readonly number[],
  first: number,
): Omit<Layout, 'pins'> {
  const lines: Line[] = []
  const opens = (from: number, to: number) => Math.max(0, Math.min(first, to) - from)
  let next = 0
  let cut = 0
  for (const { from, to } of stretches) {
    if (next < from) lines.push({ kind: 'fold', from: next, to: from, opens: opens(next, from) })
    for (let rank = from; rank < to; rank++) {
      for (; cuts[cut] === rank; cut++) lines.push({ kind: 'cut', cut })
      lines.push({ kind: 'row', rank })
    }
    next = to
  }
  const isOffered = lines.some((line) => line.kind === 'fold' && line.opens > 0)
  const more = isOffered ? 0 : opens(next, vocabSize)
  return { lines, rest: { from: next, to: vocabSize, opens: more } }
}

/** The tokens followed, and what comes after the first rows, stay in sight. */
function pinsOf(lines: readonly Line[], marks: readonly number[], plan: RowPlan): Layout['pins'] {
  const pins = new Map<number, number>()
  let below = 0
  for (const [place, line] of [...lines.entries()].reverse()) {
    const isFollowed = line.kind === 'row' && marks.includes(line.rank)
    const isAfterFirst = line.kind === 'fold' && line.from >= plan.first
    if (!isFollowed && !isAfterFirst) continue
    pins.set(place, below)
    below += plan.heights[line.kind]
  }
  return pins
}

/**
 * How high the pinned lines are together that others have scrolled under: one in its own place holds nothing back.
 *
 * @param seen how far down the lines are in sight, in pixels from the top of the first
 */
export function heldHeight({ lines, pins }: Layout, { heights }: RowPlan, seen: number): number {
  let bottom = 0
  let held = 0
  lines.forEach(({ kind }, place) => {
    bottom += heights[kind]
    const below = pins.get(place)
    if (below !== undefined && bottom + below > seen) held += heights[kind]
  })
  return held
}

function heightOf(lines: readonly Line[], heights: RowPlan['heights']): number {
  return lines.reduce((height, { kind }) => height + heights[kind], 0)
}
