export const views = {
  label: 'Views of this step',
  read: 'Read about it',
  readOf: (title: string) => `Read about it: ${title}`,
  titles: {
    pipeline: 'Logit pipeline',
    strategies: 'Strategies compared',
    landscape: 'Entropy landscape',
    tail: 'Long tail',
    settings: 'Use these settings',
  },
  abouts: {
    pipeline: 'every stage with its formula',
    strategies: 'four lanes, one seed',
    landscape: 'how free each token was',
    tail: 'the whole vocabulary by rank',
    settings: 'for eight programs',
  },
}
