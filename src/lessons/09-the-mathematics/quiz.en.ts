import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'choice',
    ask: 'Ten is added to every logit. What happens to the probabilities?',
    options: [
      {
        text: 'Nothing',
        right: true,
        why: 'Numerator and denominator both gain the factor exp(10), and it cancels.',
      },
      {
        text: 'They all grow',
        why: 'They add up to 1 before and after, so they cannot all grow.',
      },
      {
        text: 'The favorite gains',
        why: 'That would take a larger gap, and adding the same to all keeps every gap.',
      },
    ],
  },
  {
    kind: 'set',
    ask: 'A distribution has four tokens at 1/2, 1/4, 1/8, 1/8. How many bits of entropy?',
    label: 'Entropy in bits',
    min: 0,
    max: 3,
    step: 0.25,
    initial: 0,
    right: [1.75, 1.75],
    why: 'Half of 1 bit, a quarter of 2 bits and twice an eighth of 3 bits: 0.5 + 0.5 + 0.75.',
  },
  {
    kind: 'choice',
    ask: 'Top-k has removed tokens. Which of the two divergences is infinite?',
    options: [
      {
        text: 'From the shaped distribution to the model’s own',
        why: 'The shaped one gives tokens that the model’s own gives as well: every term is finite.',
      },
      {
        text: 'From the model’s own to the shaped one',
        right: true,
        why: 'The model’s own can give a token that the shaped one has at 0.',
      },
      {
        text: 'Both',
        why: 'The shaped one never gives what the model’s own holds for impossible.',
      },
    ],
  },
  {
    kind: 'choice',
    ask: 'A text of two tokens has the probabilities 1/2 and 1/8. What is its perplexity?',
    options: [
      {
        text: '4',
        right: true,
        why: 'The product is 1/16; its square root is 1/4; turned over, 4.',
      },
      { text: '5', why: 'That is the mean of 2 and 8. Perplexity is the geometric mean.' },
      { text: '16', why: 'That is the whole text turned over; perplexity is per token.' },
    ],
  },
  {
    kind: 'order',
    ask: 'Order these distributions over 1,000 tokens by entropy, lowest first.',
    items: [
      'Greedy: one token at 1',
      'Two tokens at 1/2',
      'Ten tokens at 1/10',
      'All tokens at 1/1000',
    ],
    why: '0.0, 1.0, 3.3 and 10.0 bits: the logarithm of the effective choices.',
  },
]
