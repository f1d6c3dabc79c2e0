export const prompt = {
  label: 'Prompt',
  use: 'Use this text',
  gallery: 'Gallery',
  change: 'Change',
  close: 'Close',
  ownText: 'your own text',
  lookFor: 'Look for',
  lookChat:
    'the template’s tokens around your text. The model now begins an answer, so its first token is a new question.',
  mode: 'How the text is read',
  modes: { continue: 'Continue', chat: 'Chat turn' },
  hint: 'Enter starts from this text; Shift and Enter make a new line.',
  reading: 'Reading the text…',
  empty: 'Write something first: the model continues a text, so it needs one.',
  onlySpaces: 'Only white space. It is used as written; expect odd numbers.',
  special: (names: string) => `Read as special tokens of the model: ${names}.`,
  tooLong: (tokens: string, limit: string) =>
    `This text has ${tokens} tokens; the model reads at most ${limit} here. Shorten it: your text is still in the field.`,
  waits: 'The model is not ready yet. This text is used as soon as it is.',
  needsModel: (button: string) =>
    `This takes the model, which is not running. Press “${button}” above; your text is still in the field.`,
  titles: {
    'sure-fact': 'Sure fact',
    'formula-phrase': 'Formula phrase',
    'open-story': 'Open story',
    'two-cities': 'Two cities, one fork',
    code: 'Code',
    digits: 'Digits',
    list: 'List',
    french: 'French',
    'mid-word': 'Mid-word',
    loop: 'Loop',
    'confidently-wrong': 'Confidently wrong',
  },
  looks: {
    'sure-fact': 'one token with nearly all of the mass. No setting can make it lose the lead.',
    'formula-phrase': 'a phrase the model knows by heart, and a long thin tail behind it.',
    'open-story':
      'hundreds of tokens that all fit. Here temperature and top-p make the difference.',
    'two-cities':
      'two tokens almost level, the wrong one ahead. Which city you get is up to the dart.',
    code: 'three ways to write the same test, and almost nothing besides.',
    digits: 'counting: one digit is nearly certain, and the other digits share the rest.',
    list: 'a list the model can continue, and “and” as its way to end it.',
    french: 'French, continued with pieces of words: “ su” is the beginning of “suis”.',
    'mid-word': 'the end of a word, singular or plural: two tokens share most of the mass.',
    loop: 'run it greedily: after a while the text walks in a circle.',
    'confidently-wrong':
      'a model that is sure and wrong: the Titanic sank in 1912, and 9 is far ahead of 1.',
  },
}
