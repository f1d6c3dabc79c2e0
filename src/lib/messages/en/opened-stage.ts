import { counted } from './counted.ts'

/** What an opened stage of the pipeline says. Numbers come in already formatted. */
export const openedStage = {
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
