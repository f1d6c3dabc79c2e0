/** What the landscape of the bench says beyond its reading: which text, and how far it has been read. Numbers come in already formatted. */
export const landscapeTexts = {
  about:
    'How many ways the text could have gone on, at every token, before the token was known. Look for dark places with no dashes: hard, and guessed right.',
  text: 'Text',
  loading: 'Loading the recorded passages.',
  missing:
    'The recorded passages could not be loaded, so there is no passage to show. Your own text can still be analyzed by the live model.',
  again: 'Try again',
  readLive: 'Compute it here',
  yours: {
    label: 'Which text',
    bench: 'Text of the bench',
    pasted: 'Pasted text',
    field: 'Text to analyze',
    placeholder: 'Paste or type a text',
    analyze: 'Analyze',
    note: (limit: string) =>
      `Up to ${limit} tokens. The text stays on this machine, and the text of the bench stays as it is.`,
    empty: 'There is no text yet. Paste one, then press “Analyze”.',
    short:
      'One token alone has nothing before it to be expected from. A text of two or more works.',
    nothing: 'The bench has no text yet.',
    cut: (tokens: string, limit: string) =>
      `This text has ${tokens} tokens. The model’s context holds ${limit}, so the first ${limit} are analyzed.`,
    huge: (characters: string, limit: string) =>
      `This text has ${characters} characters, far more than the model’s context holds. Paste a part of at most ${limit} characters.`,
    splitting: 'Splitting the text into tokens.',
    needsModel: (way: string) =>
      `A text of your own needs the model itself. Press “${way}”; the three passages work without it.`,
    waits:
      'A text of your own needs the model itself, which is loading. It is read as soon as the model is there.',
  },
  progress: 'Positions analyzed',
  reading: (done: string, total: string) => `${done} of ${total} positions analyzed`,
  cancel: 'Cancel',
  goOn: 'Go on',
  stopped: (done: string, total: string) => `Stopped after ${done} of ${total} positions.`,
}
