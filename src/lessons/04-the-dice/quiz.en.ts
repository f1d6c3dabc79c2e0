import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'choice',
    ask: 'Two tokens stand 51 to 49. Out of 100 tries from this place, how often does greedy take the second?',
    options: [
      {
        text: 'About 49 times',
        why: 'That is what sampling does. Greedy throws no dice.',
      },
      {
        text: 'Never',
        right: true,
        why: 'Greedy takes the most probable token, however small its lead.',
      },
      {
        text: 'Once in a while, when the two are close',
        why: 'Close does not matter: the larger of two numbers is always the same one.',
      },
    ],
  },
  {
    kind: 'set',
    ask: 'Four words, `the` 60 %, `a` 25 %, `that` 10 %, `one` 5 %, lie on the line in this order. Throw a dart that hits `that`.',
    label: 'Dart',
    min: 0,
    max: 0.99,
    step: 0.01,
    initial: 0.5,
    right: [0.85, 0.94],
    why: 'The piece of `that` begins where the first two end, at 0.85, and is 0.1 wide.',
  },
  {
    kind: 'order',
    ask: 'Put the steps of a draw into order.',
    items: [
      'The model gives every token a logit',
      'The chain shapes the distribution',
      'The kept tokens are laid side by side from 0 to 1',
      'The piece under the dart is found',
      'Its token is appended to the text',
    ],
    why: 'The dart itself can be computed at any time: it depends on seed, place and attempt alone.',
  },
  {
    kind: 'choice',
    ask: 'You have sampled ten tokens. You go back to the third, take another one by hand, and sample on with the same seed. What stays the same?',
    options: [
      {
        text: 'The tokens after it',
        why: 'They depend on the distributions, and these now follow another text.',
      },
      {
        text: 'The darts at the later places',
        right: true,
        why: 'A dart depends on seed, place and attempt. What was taken before plays no part in it.',
      },
      {
        text: 'Nothing',
        why: 'The distributions change, the darts do not.',
      },
    ],
  },
  {
    kind: 'predict',
    ask: 'A token has probability 0.5, and you draw 100 times. What is the standard deviation of its share, in percentage points?',
    label: 'Standard deviation',
    unit: ' points',
    min: 0,
    max: 20,
    step: 1,
    initial: 1,
    truth: 5,
    within: 1,
    why: 'The root of 0.5 × 0.5 / 100 is 0.05. Anything between 40 and 60 hits is ordinary.',
  },
  {
    kind: 'choice',
    ask: 'A service with *T* = 0 answers the same request in two ways. Which explanation is possible?',
    options: [
      {
        text: 'It throws dice at T = 0 as well',
        why: 'At T = 0 only the favorite is left. There is nothing to throw for.',
      },
      {
        text: 'Sums were taken in another order, and the favorite changed in the last digit',
        right: true,
        why: 'Rounding depends on the order of a sum. Where two tokens are almost level, that is enough.',
      },
      {
        text: 'The seed was different',
        why: 'Without a draw the seed has no part in the choice.',
      },
    ],
  },
]
