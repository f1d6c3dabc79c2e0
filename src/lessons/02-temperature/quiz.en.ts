import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'choice',
    ask: 'You lower *T* from 1 to 0.5. What happens to the most probable token?',
    options: [
      {
        text: 'A different token takes its place',
        why: 'Dividing every logit by the same positive number keeps their order, so nobody overtakes anybody.',
      },
      {
        text: 'It stays the most probable, and its share grows',
        right: true,
        why: 'Dividing by 0.5 doubles every gap and keeps the order.',
      },
      {
        text: 'It stays the most probable, and its share shrinks',
        why: 'That is what a temperature above 1 does.',
      },
    ],
  },
  {
    kind: 'choice',
    ask: 'Two tokens stand nine to one at *T* = 1. How do they stand at *T* = 2?',
    options: [
      {
        text: 'Four and a half to one',
        why: 'Logits are divided, ratios are not: a ratio is raised to the power 1/*T*.',
      },
      {
        text: 'Three to one',
        right: true,
        why: 'The ratio is raised to the power 1/2, which is the square root.',
      },
      { text: 'Eighty-one to one', why: 'That is *T* = 0.5, where the ratio is squared.' },
    ],
  },
  {
    kind: 'set',
    ask: 'Set *T* so that logits 2 and 0 stand at least 50 to 1, with *T* as high as that allows.',
    label: 'Temperature',
    min: 0.1,
    max: 2,
    step: 0.1,
    initial: 1,
    right: [0.5, 0.5],
    reads: (T) => `the gap is ${(2 / T).toFixed(1)} nats`,
    why: 'At *T* = 0.5 the gap is 4 nats, and exp(4) is about 54.6. At 0.6 it is 3.3 nats, which is 28 to 1.',
  },
  {
    kind: 'order',
    ask: 'Put these steps into the order in which they happen.',
    items: [
      'The head gives every token a logit',
      'Every logit is divided by *T*',
      'The exponential of each is taken',
      'All are divided by their sum',
      'A dart is thrown',
    ],
    why: 'Temperature acts on logits, before the exponential; the draw comes last.',
  },
  {
    kind: 'predict',
    ask: 'After `The capital of Australia is` the ten most probable tokens hold 86 % of the mass. What do they hold at *T* = 1.5?',
    label: 'Mass of the first ten',
    unit: ' %',
    min: 0,
    max: 100,
    step: 1,
    initial: 70,
    truth: 33,
    within: 5,
    why: 'Most of what they lose goes to thousands of tokens that had nearly nothing before.',
  },
]
