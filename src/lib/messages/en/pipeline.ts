import { counted } from './counted.ts'

/** The pipeline: one card for each stage. Numbers come in already formatted. */
export const pipeline = {
  label: 'Logit pipeline',
  lead: 'Every step goes through the same stages, from raw logits to one drawn token.',
  tryIt:
    'Open a stage to see its formula with this step’s numbers; move a setting and watch the cards to its right change.',
  stages: 'Stages',
  raw: 'Raw logits',
  softmax: 'Softmax',
  draw: 'Draw',
  seed: (seed: string) => `seed ${seed}`,
  off: 'off',
  empty: 'There are no numbers to show yet.',
  token: 'Token followed through the stages',
  onView: (token: string) => `${token}, the token on view`,
  diesHere: (token: string) => `${token} is removed here`,
  first: (name: string) => `first: ${name}`,
  texts: {
    raw: (count: string) => `${count} numbers,`,
    rawText: (low: string, high: string, drawn: string) =>
      `from ${low} to ${high}; the first ${drawn} are drawn`,
    noEffect: 'No effect',
    noEffectHere: 'No effect: nothing here falls under it',
    dividedByOne: ': every logit is divided by 1',
    sharper: (times: string) => `Gaps between logits are ${times} times as wide`,
    flatter: (times: string) => `Gaps between logits shrink to ${times} of what they were`,
    greedy: 'Only the first stays:',
    greedyText: 'at temperature 0 nothing else can be drawn',
    changed: (count: string) => counted(count, 'token'),
    changedText: (gap: string) => `of those drawn here moved, by ${gap} at most`,
    changedElsewhere: 'Moved tokens lie beyond those drawn here',
    adds: 'Adds up to 1;',
    entropy: (bits: string) => `entropy ${bits} bits`,
    kept: (count: string) => `${count} kept,`,
    keptText: (mass: string) => `the rest is removed; what stays is divided by ${mass}`,
    draw: (before: string, own: string) => `at ${before} instead of ${own}`,
    drawSame: (probability: string) => `at ${probability}`,
    byHand: 'No dart fell here: the token was not drawn',
  },
  /** Where a small chart ends before the cut. */
  cutBeyond: (rank: string) => `cut at ${rank} →`,
  summary: (title: string, value: string, text: string) => `${title} ${value}. ${text}`,
}
