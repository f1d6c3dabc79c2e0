/** Words of the strategies in a chapter. Numbers come in already formatted. */
export const strategiesReading = {
  title: 'Four ways of choosing from the same numbers',
  seed: (seed: string) => `Seed ${seed}: the same darts for all four.`,
  names: { greedy: 'Greedy', topK: 'Top-k 40', topP: 'Top-p 0.9', creative: 'Creative' },
  does: {
    greedy: 'The likeliest token, every time.',
    topK: 'The first 40 tokens, whether the model is sure or not.',
    topP: 'As many tokens as hold 90 % of the mass here.',
    creative: 'Flattened first, so the nucleus lets many more in.',
  },
  logP: 'Log P',
  nats: (nats: string) => `${nats} nats`,
  perplexity: 'Perplexity',
  partsAt: (token: string) => `at token ${token}`,
  parts: 'Parts from greedy',
  never: 'never',
}
