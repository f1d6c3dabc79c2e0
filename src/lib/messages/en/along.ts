/** Taking a text along: links, files, and the visit before. */
export const along = {
  label: 'Take along',
  copyLink: 'Copy link',
  copied: 'Copied. The link holds this text and its settings, and nothing else.',
  notCopied: (link: string) => `The browser would not copy it. Here it is: ${link}`,
  saveJson: 'Save run as JSON',
  saveCsv: 'Save steps as CSV',
  load: 'Load a run',
  wasLive:
    'The numbers of this link were computed live. They are the same here as soon as the model runs.',
  loaded: (name: string) => `Loaded ${name}.`,
  notLoaded: {
    json: 'This file is no run of Logitscope: it is not the JSON that “Save run as JSON” writes.',
    large: 'This file is too large to be a run of Logitscope.',
  },
  ignored: (names: string) =>
    `The link sets what cannot be set so: ${names}. The rest of it was followed.`,
  /** What is wrong with a link, or with the link in a file. */
  problems: {
    link: {
      version: 'This link is not of a kind that this page knows.',
      damaged: 'This link is damaged: a part of it may be missing.',
      'other-model': 'This link was made with another model, so its numbers cannot be shown here.',
      'too-long': 'The text of this link is longer than the model can read.',
      settings: 'This link has settings that this page does not know.',
    },
    file: {
      version: 'This file is of another version than this page knows.',
      damaged: 'This file is damaged: a part of it may be missing.',
      'other-model': 'This file was saved with another model, so its numbers cannot be shown here.',
      'too-long': 'The text of this file is longer than the model can read.',
      settings: 'This file has settings that this page does not know.',
    },
  },
  asUsual: 'The page begins as usual.',
  asItWas: 'Nothing here was changed.',
  dismiss: 'Dismiss',
  before: (text: string) => `Last time you were here: “${text}”`,
  goOn: 'Continue there',
  afresh: 'Start afresh',
}
