/** Words of the figure with one opening at three temperatures. */
export const threeTemperatures = {
  title: 'One opening, one seed, three temperatures',
  seed: (seed: string) => `Seed ${seed}: the same darts for all three, no truncation.`,
  names: { greedy: 'T = 0', warm: 'T = 0.7', hot: 'T = 1.5' },
  does: {
    greedy: 'the likeliest token, every time',
    warm: 'sharper than the model',
    hot: 'flatter than the model',
  },
  notes: 'What is measured',
  mean: (bits: string, probability: string) =>
    `${bits} bits a token on average, as of tokens with a chance of ${probability} each.`,
  loop: (token: string, period: string) =>
    `It loops: from token ${token} to the end, the same ${period} tokens over and over.`,
  repeat: (length: string, total: string) =>
    length === '1'
      ? `No loop in ${total} tokens, and no two tokens in a row that stand there twice.`
      : `No exact loop in ${total} tokens. The longest phrase written twice has ${length}:`,
  strays: (token: string, bits: string, odds: string) =>
    `Errors feed on errors: from token ${token} on, any ten in a row average over ${bits} bits, a chance of less than ${odds} each. It does not find its way back.`,
  stays: (bits: string) => `Its ten most surprising tokens in a row average ${bits} bits.`,
  open: (first: string, last: string) =>
    `The model’s own entropy, before any setting, averages ${first} bits over the first 20 tokens and ${last} over the last 20.`,
  opens: 'Each odd token became context for the next: it knows less and less what should follow.',
  closes: 'The text so far narrows what can follow.',
  pin: 'from here on, any ten tokens in a row average over 10 bits',
}
