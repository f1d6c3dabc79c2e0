/** Words of the figure of surprisal as columns. Numbers come in already formatted. */
export const meanSurprise = {
  title: 'Surprise as width times height',
  from: 'Tokens come from',
  sources: { shaped: 'p, shaped', own: 'q, the model’s own' },
  legend: {
    shaped: 'surprisal in p, the shaped distribution',
    own: 'in q, the model’s own',
    means: 'their means',
  },
  bits: (number: string) => `${number} bits`,
  axis: 'bits',
  entropyOf: { shaped: 'entropy of p', own: 'entropy of q' },
  meanIn: { shaped: 'mean in p', own: 'mean in q' },
  summary: (shaped: string, own: string) =>
    `Four columns, as wide as the share of a word and as high as its surprisal. The mean height is ${shaped} bits in p and ${own} in q.`,
  readouts: {
    label: 'Measures',
    entropy: 'Entropy of p',
    choices: 'Effective choices',
    klShaped: 'Divergence KL(p ‖ q)',
    klOwn: 'Divergence KL(q ‖ p)',
  },
  table: {
    summary: 'The same as a table',
    caption: 'Surprisal in bits, and its part in the mean',
    word: 'Word',
    share: { shaped: 'Share in p', own: 'Share in q' },
    surprisal: { shaped: 'Surprisal in p', own: 'Surprisal in q' },
    area: { shaped: 'Share × that in p', own: 'Share × that in q' },
    sum: 'Sum',
  },
  story: {
    same: (entropy: string, choices: string) =>
      `p is the model’s own distribution, so outline and fill are one. The four areas add up to ${entropy} bits, the entropy: as open as a choice among ${choices} words of equal chances. There is no divergence.`,
    sharper: (T: string, mean: string, own: string, word: string, share: string, bits: string) =>
      `At T = ${T} a draw surprises less: ${mean} bits on average, where the model’s own has ${own}. “${word}” comes in ${share} of all draws and has only ${bits} bits. The other columns grow higher, but so narrow that they hardly count.`,
    flatter: (T: string, mean: string, own: string, word: string, share: string, bits: string) =>
      `At T = ${T} a draw surprises more: ${mean} bits on average, where the model’s own has ${own}. “${word}” comes in only ${share} of all draws and has ${bits} bits, and more of the width goes to high columns.`,
    cut: (names: string, mass: string, bits: string) =>
      `Top-k removes ${names}. What is left had ${mass} of the mass and is scaled up, so that each word left has ${bits} bits less than in q. That is the divergence KL(p ‖ q), too.`,
    cutAtT: (names: string, mean: string, own: string) =>
      `Top-k removes ${names}, and the temperature shares out what is left: ${mean} bits on average, where the model’s own has ${own}.`,
    certain: (word: string, bits: string) =>
      `Only “${word}” is left. It is certain, a column of full width and no height, and the entropy is 0. In q it keeps its ${bits} bits, and they are the divergence KL(p ‖ q).`,
    inOwn: (mean: string, kl: string) =>
      `The same draws have ${mean} bits on average in q. The difference, ${kl} bits, is the divergence KL(p ‖ q).`,
    fromOwn: (entropy: string, mean: string, kl: string) =>
      `The tokens come from the model: its shares are the widths, and on average it meets ${entropy} bits, its entropy. In p the same tokens have ${mean} bits. The difference, ${kl} bits, is the divergence KL(q ‖ p):`,
    tooSure: (word: string) => `p is too sure of “${word}”, and pays when another word comes.`,
    notSure: (word: string) => `p gives “${word}” too little, and pays each time it comes.`,
    impossible: (names: string, mass: string, isOne: boolean) =>
      `The model would draw ${names} in ${mass} of all draws, and p holds that to be impossible. ${isOne ? 'Its column has no top' : 'Their columns have no top'}, and so the mean in p and the divergence KL(q ‖ p) are infinite.`,
  },
}
