import { counted } from './counted.ts'

/** The pipeline: one card for each stage, and what an opened one says. Numbers come in already formatted. */
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
  summary: (title: string, value: string, text: string) => `${title} ${value}. ${text}`,
  help: {
    raw: 'The last layer of the model gives every token of the vocabulary one number, its logit. The number alone means nothing: only the differences between two of them do.',
    softmax:
      'Exponentiate each logit and divide by the sum: now all are positive and add up to 1, and a difference of logits has become a ratio of probabilities.',
    draw: 'Lay the tokens side by side on a ruler from 0 to 1, each as wide as its probability. The dart u falls on one of them.',
  },
  formulas: {
    // Not String.raw: a call would keep these words on every page, used or not.
    raw: '\\ell_i = h \\cdot w_i',
    softmax: 'p_i = \\frac{e^{\\ell_i}}{\\sum_j e^{\\ell_j}}',
    draw: '\\text{take the first } n, \\quad n = \\min\\Bigl\\{ m : \\sum_{j=1}^{m} p_{(j)} > u \\Bigr\\}',
  },
  withNumbers: (token: string) => `With this step’s numbers; i is the token ${token}.`,
  removedEarlier: 'It was removed by an earlier stage, so there is nothing left to compute.',
  runningSum: 'Running sum',
  threshold: 'Where the line falls',
  beforeAfter: 'Before and after',
  chart: {
    rank: (rank: string) => `rank ${rank}`,
    runningSum: (count: string, sum: string, asked: string) =>
      `The sum of the most probable tokens reaches ${asked} at token ${count}, where it is ${sum}.`,
    threshold: (kept: string, line: string) =>
      `Probabilities by rank, on a logarithmic scale; ${kept} of them stay. The line lies at ${line}.`,
  },
  columns: {
    rank: 'Rank',
    token: 'Token',
    before: 'Before',
    sum: 'Sum',
    after: 'After',
    logit: 'Logit',
    probability: 'Probability',
  },
  removed: 'removed',
  folded: (count: string) => counted(count, 'more token'),
  cut: 'cut',
  source: 'Source',
  agreement: 'Agrees with',
}
