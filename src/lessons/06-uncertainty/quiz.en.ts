import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'choice',
    ask: 'A token had the probability 1/16 and came. The entropy of the place was 6 bits. What do you say?',
    options: [
      {
        text: 'A surprising token at an open place',
        why: 'It had 4 bits of surprisal, and 6 were to be expected. It surprised less than the average token would have.',
      },
      {
        text: 'An unsurprising token at an open place',
        right: true,
        why: 'The surprisal is 4 bits, less than the 6 that were to be expected here.',
      },
      {
        text: 'A surprising token at a place where the model was sure',
        why: '6 bits are 64 effective choices. That is not sure.',
      },
    ],
  },
  {
    kind: 'order',
    ask: 'Put these places in order, the most certain first.',
    items: [
      'The sun rises in the east and sets in the',
      'The Titanic sank in 19',
      'The capital of Australia is',
      'Suddenly, the',
    ],
    why: 'They have 0.23, 1.05, 3.58 and 11.27 bits.',
  },
  {
    kind: 'set',
    ask: 'Set the number of equally probable tokens so that the entropy is exactly 5 bits.',
    label: 'Tokens',
    min: 2,
    max: 64,
    step: 1,
    initial: 10,
    right: [32, 32],
    why: '2 to the power of 5 is 32: each bit more doubles the number.',
  },
  {
    kind: 'predict',
    ask: 'Tokens are drawn evenly from all 49,152. Somebody without any opinion meets 15.6 bits a token. How many does the model meet?',
    label: 'Bits a token',
    unit: ' bits',
    min: 0,
    max: 30,
    step: 1,
    initial: 16,
    truth: 20,
    within: 2,
    why: 'The model has opinions, and here all of them are wrong. That costs more than to have none.',
  },
  {
    kind: 'choice',
    ask: 'Why is the divergence of the model’s own distribution from a truncated one infinite?',
    options: [
      {
        text: 'The logarithm of 0 is not defined, so programs write ∞',
        why: 'It is the other way round: the limit is infinite, and a program that writes anything else hides it.',
      },
      {
        text: 'The truncated one calls impossible what the model would draw',
        right: true,
        why: 'Sooner or later such a token comes, and under a probability of 0 its surprisal has no bound.',
      },
      {
        text: 'The removed tokens have a large mass',
        why: 'One removed token of the smallest probability is enough.',
      },
    ],
  },
]
