/** Words of recorded runs that can be written again, as several figures show them. */
export const runs = {
  replay: 'Replay live',
  recorded: 'Show the recording',
  progress: (done: string, total: string) => `Token ${done} of ${total}, written here and now`,
  same: (total: string) => `All ${total} tokens are the same as recorded.`,
  stopped: (done: string, total: string) =>
    `Stopped after ${done} of ${total} tokens, all the same as recorded.`,
  differs: (token: string) =>
    `This machine wrote another text than the recording: they part at token ${token}.`,
  token: (probability: string, bits: string) => `probability ${probability}, ${bits} bits`,
  opening: 'Opening',
  reach: 'Tokens shown',
  reachValue: 'Number of tokens shown',
  reachOf: (total: string) => `of ${total}`,
  reachProblem: (total: string) => `A whole number from 1 to ${total}.`,
  textOf: (name: string) => `Text of ${name}`,
  chart: {
    entropy: 'entropy: how open the place was',
    surprisal: 'surprisal: how unlikely the token was',
    mean: 'mean surprisal of the last ten',
    unit: 'bits',
    first: 'token 1',
    summary: (name: string, surprisal: string, entropy: string) =>
      `${name}: a surprisal of ${surprisal} bits and an entropy of ${entropy} bits a token on average.`,
    table: 'The same as a table',
    tableLabel: 'Surprisal and entropy of each token, in bits',
    token: 'Token',
    columns: { text: 'token', surprisal: 'surprisal', entropy: 'entropy' },
  },
}
