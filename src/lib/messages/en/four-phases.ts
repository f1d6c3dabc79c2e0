/** Words of the figure that takes softmax with temperature apart. Numbers come in already formatted. */
export const fourPhases = {
  title: 'Softmax in four phases',
  words: ['sunny', 'cloudy', 'rainy', 'windy', 'foggy', 'snowy', 'stormy', 'hailing'],
  temperature: 'Temperature',
  T: (value: string) => `T = ${value}`,
  play: 'Play',
  pause: 'Pause',
  step: 'Step',
  phase: 'Phase',
  phaseName: (number: string, name: string) => `Phase ${number}: ${name}`,
  word: 'Word',
  phases: {
    logits: 'Logits',
    divide: 'Divide by T',
    exponentiate: 'Exponentiate',
    normalize: 'Normalize',
  },
  notAShare: 'a score, not a share',
  sameOrder: (factor: string) => `same order, gaps × ${factor}`,
  sum: 'sum',
  caption: (T: string) => `Eight words in the four phases of softmax, at T = ${T}`,
  explain: {
    logits: () =>
      'The head of the model gives every word a score. Stormy and hailing are below zero. A score has no length, so it gets a dot, not a bar.',
    divide: (T: string) =>
      `Every score is divided by T = ${T}, on the same scale. All gaps change by the same factor, and a word below zero stays below.`,
    exponentiate: () =>
      'The exponential of any score is above zero, also for stormy: now there is a length to draw. Only an outline, as these are not shares yet.',
    normalize: () =>
      'Each exponential is divided by the sum of all eight. What comes out are shares of one whole: probabilities.',
  },
  verdict: {
    sharper: (T: string) => `T = ${T} sharpens.`,
    flatter: (T: string) => `T = ${T} flattens.`,
    same: (T: string) => `T = ${T} changes nothing.`,
  },
  winner: (share: string, own: string) =>
    `Sunny gets ${share}; at T = 1 it has ${own}. It wins at every T: dividing by a positive number puts no word past another.`,
  winnerAtOne: (share: string) =>
    `Sunny has ${share}. It wins at every T: dividing by a positive number puts no word past another.`,
}
