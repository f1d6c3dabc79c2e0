import type { QuizQuestions } from '#lib/widgets/course/index.ts'

export const quiz: QuizQuestions = [
  {
    kind: 'choice',
    ask: 'Temperature 1.5 and top-p 0.9 read well in llama.cpp. With the same two numbers vLLM writes nonsense. What is the most likely reason?',
    options: [
      {
        text: 'vLLM cannot cut that far down',
        why: 'It can. It cuts another distribution, because the temperature has come before.',
      },
      {
        text: 'In vLLM the temperature comes before the cut',
        right: true,
        why: 'The heat flattens the distribution first, and top-p then needs thousands of tokens to fill 90 %.',
      },
      {
        text: 'The seeds differ',
        why: 'They do, but another seed gives another text of the same kind, not another kind of text.',
      },
    ],
  },
  {
    kind: 'choice',
    ask: 'Which pair gives the same distribution in either order?',
    options: [
      {
        text: 'Temperature and top-k',
        right: true,
        why: 'Top-k looks at ranks, and temperature does not change them.',
      },
      {
        text: 'Temperature and min-p',
        why: 'Min-p compares with the favorite, and temperature changes every ratio.',
      },
      {
        text: 'Temperature and presence penalty',
        why: 'What is taken off before the temperature is divided by it, what is taken off after it is not.',
      },
    ],
  },
  {
    kind: 'order',
    ask: 'Put the parts of llama.cpp’s chain in its own order.',
    items: ['Penalties', 'Top-k', 'Top-p', 'Min-p', 'Temperature'],
    why: 'The temperature comes last, so the cuts see the model’s own distribution.',
  },
  {
    kind: 'predict',
    ask: 'You switch sampling on in transformers and set nothing else. How many tokens can be drawn at an open place?',
    label: 'Tokens kept',
    unit: ' tokens',
    min: 1,
    max: 200,
    step: 1,
    initial: 200,
    truth: 50,
    within: 5,
    why: 'Its default is top-k 50. Only a 0 that you write yourself switches it off.',
  },
  {
    kind: 'set',
    ask: 'Set min-p so that a token has to be at least a twentieth as probable as the favorite.',
    label: 'min-p',
    min: 0,
    max: 0.5,
    step: 0.01,
    initial: 0.2,
    right: [0.05, 0.05],
    why: 'A twentieth is 0.05: min-p is the share of the favorite’s probability that a token needs.',
  },
  {
    kind: 'choice',
    ask: 'You want to take names and dates out of letters. Where do you start?',
    options: [
      {
        text: 'Temperature 0, no penalties',
        right: true,
        why: 'There is one right answer, and it has to be copied from the prompt.',
      },
      {
        text: 'Temperature 0.7 and a repetition penalty, so that no name comes twice',
        why: 'The penalty counts the prompt in many programs: it makes the names that you want improbable.',
      },
      {
        text: 'Temperature 1 and a high min-p',
        why: 'It would mostly work, and now and then draw a second choice where the first was right.',
      },
    ],
  },
]
