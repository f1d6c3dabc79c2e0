/** Words of the course's pages; the chapters themselves stand in src/lessons/. */
export const course = {
  title: 'Learn',
  pageTitle: (chapter: string) => `${chapter} · Logitscope`,
  chapters: 'Chapters',
  turn: 'Chapters before and after',
  previous: 'Previous',
  next: 'Next',
  place: (number: number, of: number) => `Chapter ${number} of ${of}`,
  minutes: (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`),
  youWill: (able: string) => `You will be able to ${able}`,
  glossary: 'Glossary',
  note: (number: number) => `Note ${number}`,
  inFigure: (title: string) => `(sets the figure “${title}”)`,
  takeAlong: 'Take this figure along',
  backToText: 'Back to the text',
  openOnBench: 'Open on the Bench',

  forwardPass: {
    label: 'Where we are in the forward pass',
    stages: {
      tokenize: 'Tokenize',
      embed: 'Embed',
      layers: '30 layers',
      norm: 'Norm',
      head: 'Head',
      sample: 'Sample',
    },
  },

  contents: {
    title: 'From logits to a tuned chain',
    lede: (chapters: number) =>
      `How a language model’s numbers become its next token, in ${chapters} short chapters. Every figure can be played with, and every number about a model can be checked on the spot.`,
    after: 'Afterwards you will be able to',
    score: (right: number, of: number) => `Quick check: ${right} of ${of} right`,
    total: (minutes: string) => `${minutes} of reading in all`,
    description: 'A course on logits, softmax, temperature, top-p and what they do to a text.',
  },

  glossaryPage: {
    title: 'Glossary',
    lede: 'Every term of the course, once.',
  },

  listing: { code: 'Listing', prints: 'It prints', output: 'What it prints' },

  claim: {
    check: 'Check it',
    checked: 'Checked',
    cancel: 'Cancel',
    run: 'Run the model to check',
    openOnBench: 'Open on the Bench',
    checking: 'Computing…',
    waiting: 'Will be computed as soon as the model is ready.',
    noModel: 'The model could not be started; see the top of the page.',
    failed: 'This could not be computed just now. Try again.',
    right: (values: string) => `✓ ${values}, computed here`,
    exact: (values: string) => `✓ ${values}, follows from the formula`,
    other: (values: string) =>
      `✗ This machine gives ${values}: not what the text says. The model or the page has changed since it was written.`,
  },

  embedding: {
    frameTitle: 'Logitscope figure',
    unknown: (what: string) =>
      `The address asks for what this figure does not have: it ${what}. It is shown as it starts.`,
    more: 'Logitscope: from logits to the next token',
  },

  quiz: {
    title: 'Quick check',
    number: (number: number, of: number) => `Question ${number} of ${of}`,
    answer: 'Answer',
    next: 'Next question',
    finish: 'See the score',
    again: 'Start over',
    right: 'Right.',
    wrong: 'Not quite.',
    rightOrder: (items: string) => `The right order: ${items}.`,
    truth: (truth: string, guess: string) => `It is ${truth}; you said ${guess}.`,
    score: (right: number, asked: number) => `${right} of ${asked} right`,
    final: (right: number, of: number, isKept: boolean) =>
      `${right} of ${of} right.${isKept ? '' : ' This browser keeps nothing, so the score is gone when you leave.'}`,
    up: (item: string) => `Move “${item}” up`,
    down: (item: string) => `Move “${item}” down`,
    answers: 'Answers',
  },
}
