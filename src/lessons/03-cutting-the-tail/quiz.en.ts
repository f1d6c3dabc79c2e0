import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'choice',
    ask: 'Four tokens have 50 %, 30 %, 15 % and 5 %. Top-p is 0.9. How many stay?',
    options: [
      {
        text: 'Two',
        why: 'Together they have 80 %, which is short of 90 %.',
      },
      {
        text: 'Three',
        right: true,
        why: 'The third takes the sum from 80 % to 95 %, past 90 %. The token that does so stays.',
      },
      {
        text: 'Four',
        why: 'After three the sum is 95 % and has reached 90 %; the fourth is not needed.',
      },
    ],
  },
  {
    kind: 'set',
    ask: 'The same four tokens, 50 %, 30 %, 15 % and 5 %, and min-p. Set *p* so that two stay.',
    label: 'Min-p',
    min: 0.05,
    max: 1,
    step: 0.05,
    initial: 0.2,
    right: [0.35, 0.6],
    reads: (p) => `what has less than ${(50 * p).toFixed(1)} % goes`,
    why: 'The 15 % have to go and the 30 % have to stay: the threshold lies above 0.3 and not above 0.6 of the best.',
  },
  {
    kind: 'order',
    ask: 'Put the steps of top-p into order.',
    items: [
      'Put the tokens in order of probability',
      'Add up from the top',
      'Stop at the token that takes the sum to *p*',
      'Divide what is kept by the kept mass',
      'Throw the dart',
    ],
    why: 'The rest is removed before the division, so the kept tokens share all of the mass, and the dart can fall on nothing else.',
  },
  {
    kind: 'choice',
    ask: 'After a sure sentence and after an open one, which rule keeps the same number of tokens?',
    options: [
      {
        text: 'Top-k',
        right: true,
        why: 'It counts tokens and looks at no probability.',
      },
      {
        text: 'Top-p',
        why: 'It needs few tokens for its mass where the model is sure and many where it is not.',
      },
      {
        text: 'Min-p',
        why: 'Its threshold follows the best token, and so does the number of those above it.',
      },
    ],
  },
  {
    kind: 'predict',
    ask: 'After `The capital of Australia is`, top-p 0.9 keeps 33 tokens. How many does it keep behind a temperature of 1.5?',
    label: 'Tokens kept',
    unit: ' tokens',
    min: 0,
    max: 10_000,
    step: 100,
    initial: 100,
    truth: 4573,
    within: 1500,
    why: 'Heat lifts a crowd of tokens of nearly no probability, and top-p has to walk through it to find nine tenths of the mass.',
  },
  {
    kind: 'choice',
    ask: 'Two programs have *T* = 1.5 and top-p 0.9. One keeps far more tokens than the other at the same place. Why?',
    options: [
      {
        text: 'It rounds its numbers differently',
        why: 'That moves the border by a few tokens at most.',
      },
      {
        text: 'It applies the temperature before top-p',
        right: true,
        why: 'Top-p then works on the flattened distribution and needs many more tokens for the same mass.',
      },
      {
        text: 'It applies the temperature after top-p',
        why: 'Then the set is decided on the model’s own distribution: that is the program that keeps few.',
      },
    ],
  },
]
