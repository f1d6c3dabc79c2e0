/** The formulas of the course with one step's numbers in them. Numbers and tokens come in already written. */
export const yourStep = {
  title: 'With the numbers of a real step',
  yours: (text: string) => `The place on view on your Bench, after “${text}”.`,
  example: (text: string) =>
    `After “${text}”. Go to the Bench and look at a place: its numbers will stand here.`,
  notKept: (text: string) =>
    `The numbers of your place on the Bench take the running model. Until then, those after “${text}”.`,
  loading: 'Reading the numbers…',
  failed: 'The recorded numbers could not be read. Load the page again to try once more.',
  setting: (name: string, value: string, isReaders: boolean) =>
    isReaders ? `Your ${name}: ${value}.` : `For instance with ${name} ${value}; yours is off.`,
  names: {
    temperature: 'temperature',
    topK: 'top-k',
    topP: 'top-p',
    penalty: 'repetition penalty',
  },
  probability: (token: string) => `p(${token})`,
  sum: (count: string) => `The sum of exp(z − max) over all ${count} tokens`,
  ratio: 'Favorite to runner-up',
  keptCount: 'Tokens kept',
  keptMass: 'Their mass',
  before: (count: string) => `Sum of the first ${count}`,
  logitOf: (token: string) => `Logit of ${token}, which has occurred`,
  noneSeen: 'No token has occurred yet.',
  logProbOf: (token: string) => `ln p(${token})`,
  surprisal: 'As surprisal',
  perplexity: 'Perplexity of a text whose tokens were all as probable',
  term: (token: string) => `Term of ${token}`,
  entropy: 'Sum over all tokens',
  choices: 'Effective choices',
  toOwn: 'KL(shaped ‖ own)',
  toShaped: 'KL(own ‖ shaped)',
  infinite: 'infinite: the settings removed what the model could have said',
}
