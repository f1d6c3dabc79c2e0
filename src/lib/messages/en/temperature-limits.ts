/** Words of the figure of temperature's two limits. Numbers come in already formatted. */
export const temperatureLimits = {
  title: 'From greedy to uniform',
  benchText: 'Tomorrow the weather will be',
  slider: 'Temperature',
  sliderValue: 'Temperature value',
  problem: (min: string, max: string) => `T goes from ${min} to ${max} here.`,
  gaps: (factor: string) => `score gaps × ${factor}`,
  T: (T: string) => `T = ${T}`,
  axis: 'Probability over T, on a log axis',
  uniform: (all: string) => `1/${all}`,
  chart: (T: string, min: string, max: string, first: string, share: string) =>
    `Eight lines, the probability of each word over T from ${min} to ${max}. At the left end ${first} has nearly everything; to the right it falls, the others rise, and all eight meet at ${share} each. They never cross. The cursor stands at T = ${T}.`,
  caption: (T: string) => `Probabilities of the eight words at T = ${T}`,
  word: 'Word',
  share: (T: string) => `Probability at T = ${T}`,
  sum: 'sum',
  entropy: 'Entropy',
  bits: (bits: string) => `${bits} bits`,
  effective: 'Effective choices',
  of: (count: string, all: string) => `${count} of ${all}`,
  largest: 'Largest probability',
  regimes: {
    greedy: 'Greedy limit.',
    sharpened: 'Sharpened.',
    own: 'The model’s own.',
    flattened: 'Flattened.',
    uniform: 'Uniform limit.',
  },
  story: {
    greedy: (T: string, first: string, rest: string) =>
      `At T = ${T} all but ${first} share ${rest}. None is ever 0, but a draw hardly ever takes one.`,
    sharpened: (T: string, first: string, share: string, own: string) =>
      `At T = ${T} ${first} goes from ${own} to ${share}: the smaller T, the more it takes from the others.`,
    own: (T: string, first: string, share: string) =>
      `At T = ${T} nothing is divided, and ${first} has ${share}. To the left the distribution is sharpened, to the right flattened.`,
    flattened: (T: string, first: string, share: string, own: string) =>
      `At T = ${T} ${first} goes from ${own} to ${share}: the larger T, the more it gives to the others.`,
    uniform: (T: string, ratio: string, share: string) =>
      `At T = ${T} the first has only ${ratio} times what the last has. All lines tend to ${share}, and the order stays to the end.`,
  },
}
