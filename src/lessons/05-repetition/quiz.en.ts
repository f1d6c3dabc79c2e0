import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'predict',
    ask: 'When the model writes its sentence for the first time, `said` has a probability of 9 %. What does it have in the second copy?',
    label: 'Probability of the word',
    unit: ' %',
    min: 0,
    max: 100,
    step: 1,
    initial: 20,
    truth: 95,
    within: 7,
    why: 'One copy in the text is enough: the model finds the place where the same tokens stood before and copies what followed.',
  },
  {
    kind: 'choice',
    ask: 'Somebody adds 10 to all logits before the chain. Which rule now does something else?',
    options: [
      {
        text: 'The presence penalty',
        why: 'It takes the same number off as before. The differences between logits come out the same.',
      },
      {
        text: 'The repetition penalty',
        right: true,
        why: 'It divides, and what a division takes off depends on how far the logit lies from zero.',
      },
      {
        text: 'DRY',
        why: 'Its penalty depends on the length of the repeated run, and is taken off. Where zero lies does not matter to it.',
      },
      {
        text: 'Temperature',
        why: 'It divides as well, but it divides all logits: the 10 becomes the same number for every token and drops out of softmax.',
      },
    ],
  },
  {
    kind: 'set',
    ask: 'A token has been used four times. Set the frequency penalty so that its odds against an unused token fall to a seventh or less, with the penalty as low as that allows.',
    label: 'Frequency penalty',
    min: 0,
    max: 2,
    step: 0.1,
    initial: 0,
    right: [0.5, 0.5],
    reads: (alpha) => `${(4 * alpha).toFixed(1)} nats off`,
    why: 'Four times 0.5 are 2 nats, and exp(2) is about 7.4. At 0.4 it would be 1.6 nats, which is 5 to 1.',
  },
  {
    kind: 'choice',
    ask: 'A model that counts `1, 2, 3, …` stops at 10 when no run of three tokens may come twice. Why?',
    options: [
      {
        text: 'The numbers above 10 are less probable',
        why: 'Left alone, the model counts on with great certainty.',
      },
      {
        text: 'After 10 the run of comma, space and 1 would come for the second time',
        right: true,
        why: 'It came at the beginning of 10. The rule removes the 1 of 11, however sure the model is of it.',
      },
      {
        text: 'The rule takes something off every digit that has occurred',
        why: 'That is what a frequency penalty does. The n-gram rule looks at runs alone.',
      },
    ],
  },
  {
    kind: 'order',
    ask: 'How does a circle begin? Put the steps in order.',
    items: [
      'A sentence is written, not at all certain',
      'A few of its first tokens come again',
      'The model finds where they stood before',
      'What followed there becomes probable',
      'Greedy decoding takes it, and the copy is complete',
    ],
    why: 'The copy is then part of the text, and the next round starts with more to find.',
  },
]
