/** Words of the figure of a toy forward pass. Numbers come in already formatted. */
export const forwardPass = {
  title: 'A toy forward pass',
  input: 'fox',
  benchText: 'The quick brown fox',
  words: {
    jumps: 'jumps',
    cat: 'cat',
    dog: 'dog',
    runs: 'runs',
    table: 'table',
    the: 'the',
  },
  view: 'What is shown',
  views: { logits: 'Logits', probabilities: 'Probabilities' },
  temperature: 'Temperature',
  temperatureValue: 'Temperature value',
  problem: (min: string, max: string) => `Temperature goes from ${min} to ${max}.`,
  sharper: 'sharper',
  flatter: 'flatter',
  off: 'off: unchanged',
  caption:
    'From the token fox to its next token: an embedding, the rows of the head, and what they give',
  token: 'Token',
  embedding: 'Embedding',
  next: 'Next',
  head: 'Rows of the head',
  columns: {
    logits: 'Logits',
    divided: 'Logits / T',
    probabilities: 'Probabilities',
  },
  story: {
    product: (terms: string, logit: string) =>
      `The row of the head times the embedding, number by number, added up: ${terms} = ${logit}.`,
    term: (weight: string, value: string) => `${weight}\u00a0×\u00a0${value}`,
    negative: (value: string) => `(${value})`,
    divided: (logit: string, T: string, divided: string) =>
      `Divided by T: ${logit} / ${T} = ${divided}; the order stays.`,
    probability: (power: string, exponential: string, sum: string, share: string) =>
      `Softmax makes it a probability: e to the power of ${power} is ${exponential}; all six add up to ${sum}, so its share is ${share}.`,
  },
  toy: 'A real model has hundreds of numbers for each token, and layers before the head that read the whole text.',
}
