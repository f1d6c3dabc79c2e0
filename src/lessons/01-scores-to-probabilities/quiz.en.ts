import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'order',
    ask: 'Put these steps into the order in which they happen.',
    items: [
      'The text is cut into tokens',
      'Each token becomes a list of numbers',
      'The lists go through the layers',
      'The head gives every token of the vocabulary a logit',
      'Softmax turns the logits into probabilities',
    ],
    why: 'The forward pass ends with the logits. Softmax comes after it, and the choice of a token after that.',
  },
  {
    kind: 'choice',
    ask: 'You add 10 to every logit. What happens to the probabilities?',
    options: [
      {
        text: 'All of them grow',
        why: 'They cannot: together they are 1, before as after.',
      },
      {
        text: 'Large ones grow, small ones shrink',
        why: 'That takes wider gaps. Adding the same number everywhere leaves each gap as it was.',
      },
      {
        text: 'Nothing',
        right: true,
        why: 'Every exponential is multiplied by the same number, and so is their sum. It cancels.',
      },
    ],
  },
  {
    kind: 'set',
    ask: 'The token `sun` has the logit 3. Give `rain` the logit that makes it half as probable as `sun`.',
    label: 'Logit of rain',
    min: 0,
    max: 3,
    step: 0.1,
    initial: 1.5,
    right: [2.3, 2.3],
    reads: (logit) => `the gap is ${(3 - logit).toFixed(1)} nats`,
    why: 'A factor of 2 is a gap of ln 2, about 0.69 nats. Half of the logit, 1.5, would make it less than a quarter as probable.',
  },
  {
    kind: 'choice',
    ask: 'Two logits differ by 2 nats. How do their probabilities compare?',
    options: [
      {
        text: 'One is 2 percentage points above the other',
        why: 'A gap of logits fixes a ratio of probabilities, never a difference.',
      },
      {
        text: 'One is twice the other',
        why: 'For that the gap has to be ln 2, about 0.69 nats.',
      },
      {
        text: 'One is about 7.4 times the other',
        right: true,
        why: 'The ratio is e to the power 2, which is 7.39, whatever the other tokens do.',
      },
      {
        text: 'That depends on the other tokens',
        why: 'The other tokens are in the sum that both are divided by. In the ratio it cancels.',
      },
    ],
  },
  {
    kind: 'predict',
    ask: 'After `She opened the box. Inside was a` the most probable token has 14.7 %. How much of the mass lies beyond the first 100 tokens?',
    label: 'Mass beyond rank 100',
    unit: ' %',
    min: 0,
    max: 60,
    step: 1,
    initial: 5,
    truth: 31,
    within: 6,
    why: 'Thousands of small shares add up. At an open place the tail is a large part of the whole.',
  },
  {
    kind: 'choice',
    ask: 'Why can one space at the end of a prompt change the answer of this model?',
    options: [
      {
        text: 'The model counts characters',
        why: 'It sees tokens, never characters.',
      },
      {
        text: 'The usual next tokens begin with a space of their own, and now the space is already there',
        right: true,
        why: 'The token with the space no longer fits, so other tokens come to the front.',
      },
      {
        text: 'The prompt has become too long',
        why: 'It is one token longer, which is nothing.',
      },
    ],
  },
]
