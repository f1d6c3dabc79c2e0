import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'choice',
    ask: 'Why is a greedy text not always the most probable one?',
    options: [
      {
        text: 'Because greedy decoding rounds small probabilities',
        why: 'No rounding is needed for it: the best first token can lead to places where every token is improbable.',
      },
      {
        text: 'Because the best token now can lead to worse ones later',
        right: true,
        why: 'The probability of a text is a product. A smaller first factor can be paid back by the others.',
      },
      {
        text: 'Because the seed decides where it goes',
        why: 'Nothing is drawn in greedy decoding, so the seed plays no part.',
      },
    ],
  },
  {
    kind: 'order',
    ask: 'Put one round of beam search in order.',
    items: [
      'The model reads each of the beginnings kept',
      'Each beginning is continued by its most probable tokens',
      'The sums of log-probabilities of all continuations are compared',
      'All but the best few are dropped',
    ],
    why: 'The best few of one round are the beginnings of the next. With one beginning it is greedy decoding.',
  },
  {
    kind: 'predict',
    ask: 'After `She opened the box. Inside was a` the tokens beyond the first thousand hold 5.5 % of the mass. What do they hold at *T* = 1.5?',
    label: 'Mass beyond the first thousand',
    unit: ' %',
    min: 0,
    max: 100,
    step: 1,
    initial: 10,
    truth: 28,
    within: 6,
    why: 'There are 48,152 of them, and heat lifts them all.',
  },
  {
    kind: 'choice',
    ask: 'After `The Titanic sank in 19` the wrong digit `9` has 80.6 % and the right one, `1`, 9.75 %. What does *T* = 0.5 do?',
    options: [
      {
        text: 'It makes the wrong digit nearly certain',
        right: true,
        why: 'Every ratio is squared, and this one is about eight to one: 97.8 % against 1.43 %.',
      },
      {
        text: 'It gives the right digit more, because the model concentrates',
        why: 'It concentrates on the favorite. A second choice gains only where it is nearly as probable, and this one is far behind.',
      },
      {
        text: 'It makes both about equally probable',
        why: 'That would be heat, and a lot of it; the rest of the vocabulary would come along.',
      },
    ],
  },
  {
    kind: 'set',
    ask: 'One place in five draws a token that wrecks the text. Set the number of tokens after which the text is still sound with a probability of about one half.',
    label: 'Tokens',
    min: 1,
    max: 20,
    step: 1,
    initial: 10,
    right: [3, 3],
    why: '0.8 · 0.8 · 0.8 is 0.512. One token more or less is further from one half.',
  },
]
