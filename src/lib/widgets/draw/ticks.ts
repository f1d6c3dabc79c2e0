/** A label under a ruler: where it begins, in pixels from the ruler's left end. */
export type Tick = { readonly text: string; readonly left: number }

/** Widths of a digit and of whatever else stands in a label, a little generous, in pixels. */
const DIGIT = 7.5
const OTHER = 4.5
/** Least room between two labels. */
const GAP = 6

/**
 * The labels of a ruler from 0 to 1 on which one piece was hit: the ends of the piece, and of the ruler where there is room
 * for them. Where the ends of a narrow piece would cover each other, they stand on either side of it, or are one label.
 *
 * @param piece its ends, from 0 to 1
 * @param texts the ends as they are written
 * @param width of the ruler, in pixels
 */
export function ticksOf(
  piece: { from: number; to: number },
  texts: { from: string; to: string },
  width: number,
): Tick[] {
  const ends = endsOf(piece, texts, width)
  const first = { text: '0', left: 0 }
  const last = { text: '1', left: width - widthOf('1') }
  return [
    ...(rightOf(first) + GAP <= ends[0].left ? [first] : []),
    ...ends,
    ...(rightOf(ends.at(-1)!) + GAP <= last.left ? [last] : []),
  ]
}

function endsOf(
  { from, to }: { from: number; to: number },
  texts: { from: string; to: string },
  width: number,
): Tick[] {
  // The nearer to an end of the ruler, the more of a label lies on the side where there is room.
  const within = (text: string, share: number) => ({ text, left: share * (width - widthOf(text)) })
  const under = [within(texts.from, from), within(texts.to, to)]
  if (rightOf(under[0]) + GAP <= under[1].left) return under
  const beside = [
    { text: texts.from, left: from * width - GAP / 2 - widthOf(texts.from) },
    { text: texts.to, left: to * width + GAP / 2 },
  ]
  if (beside[0].left >= 0 && rightOf(beside[1]) <= width) return beside
  return [within(`${texts.from} – ${texts.to}`, (from + to) / 2)]
}

function rightOf({ text, left }: Tick): number {
  return left + widthOf(text)
}

function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (/\d/.test(sign) ? DIGIT : OTHER), 0)
}
