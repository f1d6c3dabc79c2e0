import { counted } from './counted.ts'

/** The next-token distribution: its rows, its whole list, and finding a token in it. */
export const distribution = {
  label: 'Next-token distribution',
  columns: {
    rank: 'Rank',
    token: 'Token',
    probability: 'Probability',
    model: 'Model',
    logit: 'Logit',
    id: 'Id',
  },
  shaped: 'shaped',
  own: 'the model’s',
  take: (token: string) => `Take ${token}`,
  takeShort: 'Take',
  missed: 'The model was still reading, so that press took nothing. Press again.',
  removed: 'removed',
  /** After “removed”. */
  by: (stage: string) => `by ${stage}`,
  ranks: (from: string, to: string) => `ranks ${from}–${to}`,
  showRows: (count: string) => `Show these ${count} rows`,
  showMore: (count: string) => `Show ${counted(count, 'more row')}`,
  showFewer: 'Show fewer',
  showAll: (count: string) => `Show all ${count}`,
  tokens: 'tokens',
  more: (count: string) => counted(count, 'more token'),
  noMore: 'no more tokens',
  cut: (stage: string) => `${stage} stops here`,
  cutOut: (stage: string) => `${stage} leaves these`,
  cutBefore: (stage: string) => `before it, ${stage}`,
  cutKept: (kept: string, mass: string) => `${kept} kept, mass ${mass}`,
  fetching: 'Fetching the recorded numbers…',
  waiting: 'The model is reading…',
  noRecordings:
    'The recorded numbers could not be loaded. Reload the page, or wait for the model if it is loading.',
  needsModel: 'No recording reaches this far: what follows needs the model.',
  summary: (top: string, kept: string) => `Most probable: ${top}. ${kept}`,
  summaryBars: {
    linear: (axis: string) => `Bars are linear, ${axis}.`,
    log: (axis: string) =>
      `Bars are logarithmic, ${axis}: each factor of ten is as long as the next.`,
  },
  summaryKept: (kept: string, removed: string) =>
    `${counted(kept, 'token')} kept, ${removed} removed.`,
  summaryAll: (count: string) => `All ${count} tokens may be drawn.`,
  marks: { taken: 'the token of this step', hit: 'the dart points at it' },

  bars: 'Bars',
  scales: { linear: 'Linear', log: 'Log' },
  axis: (from: string, to: string) => `${from} to ${to}`,

  goToRank: 'Go to rank',
  noRank: (count: string) => `A rank is a whole number from 1 to ${count}.`,
  position: (from: string, to: string, count: string) => `rows ${from}–${to} of ${count}`,

  find: 'Find a token',
  findHint: 'text, id, bytes',
  show: (token: string) => `Show ${token} in the list`,
  showShort: 'Show',
  searching: 'Searching…',
  closeFind: 'Close the search',
  heading: (match: string, count: string) => `${match}: ${count}`,
  match: {
    id: 'The token with this id',
    exact: 'Exactly this',
    variant: 'Other spellings: space, capitals',
    prefix: 'Beginning with it',
    part: 'Containing it',
    bytes: 'Exactly these bytes',
    bytesPrefix: 'Beginning with these bytes',
    bytesPart: 'Containing these bytes',
  },
  found: (count: string) => `${count} tokens match.`,
  foundOne: 'One token matches.',
  foundNone: (text: string) =>
    `No token is or contains “${text}”. The model spells it with several: begin with fewer letters.`,
}
