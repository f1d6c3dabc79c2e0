/** The long tail: every token by rank, and what stands far out. Numbers come in already formatted. */
export const tail = {
  lead: (count: string) =>
    `Every one of the ${count} tokens gets some probability; this is all of it, by rank.`,
  tryIt: 'Drag along the curve to read what stands far out; move a setting and watch the tail.',
  cumulative: 'Cumulative curve',
  which: 'Distribution shown',
  whiches: { own: 'The model’s own', shaped: 'After the settings' },
  noShaped: 'These settings leave no token here, so this is the model’s own.',
  unchanged: 'The settings change nothing here: both are the same.',
  empty: 'There are no numbers to show yet.',
  tiles: {
    label: 'The distribution in numbers',
    vocabulary: 'Vocabulary',
    kept: (count: string) => `${count} kept`,
    top: 'Top token',
    counts: 'For 50, 90, 99 %',
    effective: 'Effective vocabulary',
    power: (bits: string) => `2 to the ${bits}`,
    millionth: 'Over one in a million',
    tokens: 'tokens',
  },
  bands: {
    head: 'Head',
    body: 'Body',
    tail: 'Tail',
    ranks: {
      head: (count: string) => `ranks 1 to ${count}:`,
      body: (count: string) => `the next ${count}:`,
      tail: (count: string) => `the other ${count}:`,
    },
  },
  chart: {
    title: 'Probability by rank, both logarithmic',
    rank: (rank: string) => `rank ${rank}`,
    summary: (which: string, top: string, last: string) =>
      `${which}. Rank 1 is ${top}; the last, ${last}.`,
    token: (token: string, probability: string) => `${token}, ${probability}`,
    band: (name: string, ranks: string, mass: string) => `${name}, ${ranks} ${mass}`,
    marks: (shares: string, count: string) => `${shares} in ${count}`,
    and: ' and ',
    own: 'the model’s own',
    shaped: 'after the settings',
    probability: 'probability, left scale',
    cumulative: 'cumulative, right scale',
    removed: 'removed',
    slider: 'Rank on the curve',
    reading: (rank: string, token: string, probability: string, odds: string) =>
      `rank ${rank}, ${token}, probability ${probability}, ${odds}`,
    removedAt: (rank: string, token: string) => `rank ${rank}, ${token}, removed by the settings`,
    table: 'The same as a table',
    caption: 'Probability by rank, at some ranks',
  },
  columns: {
    rank: 'Rank',
    token: 'Token',
    probability: 'Probability',
    odds: 'Odds',
    massBeyond: 'Mass beyond it',
  },
  beyond: {
    title: 'Beyond a rank',
    rank: 'Beyond rank',
    tokens: 'Tokens',
    mass: 'Mass',
    odds: 'A draw lands here',
    draws: (rank: string, chance: string) =>
      `Draw twenty tokens from lists like this one and the chance that at least one comes from beyond rank ${rank} is ${chance}. That is what truncation is for.`,
    cut: (rank: string) =>
      `With these settings no draw can land beyond rank ${rank}, however often you draw. That is what truncation is for.`,
  },
  at: {
    title: 'What stands at a rank',
    rank: 'rank',
    slider: 'Rank, on a logarithmic scale',
    problem: (count: string) => `A rank is a whole number from 1 to ${count}.`,
  },
  removed: 'removed',
}
