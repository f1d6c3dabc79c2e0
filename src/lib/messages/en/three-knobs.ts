/** Words of the figure of three knobs on four words. Numbers come in already formatted. */
export const threeKnobs = {
  title: 'Three knobs on four words',
  topP: 'Top-p',
  allKept: 'off: all are kept',
  kept: (count: string) => `${count} kept`,
  ofAll: (count: string) => `of ${count}`,
  topPProblem: (min: string, max: string) => `Top-p goes from ${min} to ${max}.`,
  caption: 'Four words: how likely at first, with the knobs as they are, and how often drawn',
  word: 'Word',
  before: 'Before',
  now: 'Now',
  drawn: 'Drawn',
  expected: 'Expected',
  removed: 'removed',
  none: '–',
  story: {
    all: 'All four words may be drawn.',
    greedy: (word: string) => `At T = 0 only “${word}” is left.`,
    sharper: (T: string, word: string, share: string) =>
      `T = ${T} sharpens: “${word}” goes to ${share}.`,
    flatter: (T: string, word: string, share: string) =>
      `T = ${T} flattens: “${word}” goes to ${share}.`,
    topK: (names: string) => `Top-k removes ${names}.`,
    topP: (names: string) => `Top-p removes ${names}.`,
    rest: (mass: string, whole: string) =>
      `What is left held ${mass}, and is scaled up to ${whole}.`,
  },
  text: 'The text it would write',
  memory: 'The same chances at every place: this toy does not read what it has written.',
  sample: 'Sample',
  clear: 'Clear',
  nothing: 'Nothing yet. Press Sample.',
  many: 'Many draws',
  newDarts: 'New darts',
  tally: (drawn: string, all: string, word: string, expected: string, spread: string) =>
    `${drawn} of ${all} draws hit “${word}”; ${expected} were to be expected, and chance alone moves that by about ${spread} either way.`,
  certain: (all: string, word: string) => `All ${all} draws hit “${word}”: nothing else is left.`,
  noTally: 'Draw many times, and hold what came against the bars.',
}
