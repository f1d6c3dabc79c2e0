// Every word of the interface, in English. Numbers come in already formatted. Each part is a name of its own,
// so that a page loads the words of what is on it.
export { along } from './en/along.ts'
export { chainEditor } from './en/chain-editor.ts'
export { course } from './en/course.ts'
export { distribution } from './en/distribution.ts'
export { fourPhases } from './en/four-phases.ts'
export { keys } from './en/keys.ts'
export { landscape } from './en/landscape.ts'
export { liveWork } from './en/live-work.ts'
export { nucleus } from './en/nucleus.ts'
export { picture } from './en/picture.ts'
export { pipeline } from './en/pipeline.ts'
export { reshape } from './en/reshape.ts'
export { runs } from './en/runs.ts'
export { samplers } from './en/samplers.ts'
export { settings } from './en/settings.ts'
export { strategies } from './en/strategies.ts'
export { tail } from './en/tail.ts'
export { threeKnobs } from './en/three-knobs.ts'
export { threeRegimes } from './en/three-regimes.ts'
export { threeTemperatures } from './en/three-temperatures.ts'
export { yourStep } from './en/your-step.ts'

export const site = {
  name: 'Logitscope',
  title: 'Logitscope: see how a language model picks its next token',
  description:
    'A real language model in your browser, with its full next-token distribution live and every knob that shapes it.',
  bench: 'Bench',
  learn: 'Learn',
  glossary: 'Glossary',
  skip: 'Skip to the workspace',
  theme: 'Theme',
  themeNames: { system: 'as the system', light: 'light', dark: 'dark' },
  changeTheme: (name: string) => `Theme: ${name}. Change it`,
  pages: 'Pages',
  noScript:
    'This page runs a language model, which takes JavaScript. Switch JavaScript on to use it.',
  source: 'Source of the numbers',
}

export const provenance = {
  live: 'Live',
  recorded: 'Recorded',
  illustrative: 'Illustrative',
  explain: {
    live: 'computed on this machine, checked against reference logits at start; nothing leaves it',
    recorded: 'real logits of the same model, computed earlier; a live run gives the same numbers',
    illustrative: 'made up to show an idea',
  },
}

export const model = {
  status: 'Model',
  progress: 'Loading the model',
  live: 'live',
  loading: 'loading',
  recorded: 'recorded numbers',
  failed: 'failed',
  stages: { download: 'download', unpack: 'unpack', start: 'start', check: 'check' },
  bytes: (received: string, total: string) => `${received} of ${total} MB`,
  run: 'Run the model here',
  cost: (download: string) => `${download} MB to download, about 300 MB of memory`,
  stored: 'The model is on this device already; about 300 MB of memory',
  cancel: 'Cancel',
  retry: 'Try again',
  again: 'Download again',
  details: 'Details',
  keptNot: {
    'no-storage':
      'This browser gives the page no storage, so the model will be downloaded again next time.',
    'storage-full':
      'There is no room left to keep the model, so it will be downloaded again next time.',
    'insecure-context':
      'This address is not a secure one (no https), so the browser keeps nothing: the model will be downloaded again next time.',
  },
  failures: {
    'model-missing': [
      'The model file is not on this server.',
      'Recorded numbers stay. Start the server with “npm start”, which fetches the file, then try again.',
    ],
    'model-truncated': [
      'The model file came incomplete.',
      'Recorded numbers stay. Download it again; if that does not help, the copy on the server is cut short.',
    ],
    'model-hash': [
      'The model file is not the one it should be.',
      'Its checksum differs, so nothing on this page is live; recorded numbers stay. Download it again: the file may have been damaged.',
    ],
    'not-gguf': [
      'The file on the server is not a model.',
      'Recorded numbers stay. Put the right file in place, then try again.',
    ],
    'unsupported-architecture': [
      'This kind of model is not supported.',
      'Recorded numbers stay. The engine here runs models of the llama architecture.',
    ],
    'unsupported-tensor': [
      'The model is stored in a way that is not supported.',
      'Recorded numbers stay. The engine here reads Q4_0, Q4_1, Q8_0 and F32.',
    ],
    'download-failed': [
      'The download broke off.',
      'What has come is kept, and recorded numbers stay. Try again: it goes on where it stopped.',
    ],
    'storage-full': [
      'There is no room left on this device.',
      'Recorded numbers stay. Free some space, then try again.',
    ],
    'out-of-memory': [
      'There is not enough memory for the model.',
      'It takes about 300 MB; recorded numbers stay. Close other tabs, then try again.',
    ],
    'no-webassembly': [
      'This browser cannot run the model.',
      'It lacks WebAssembly with SIMD; recorded numbers stay. Any current browser has it.',
    ],
    'worker-died': [
      'The model stopped unexpectedly.',
      'Your text is still here. Start it again; if it stops once more, close other tabs to free memory.',
    ],
    'self-check-failed': [
      'The model gave other numbers than it should.',
      'Nothing on this page is live until that is sorted out; recorded numbers stay. Download it again: the file may have been damaged.',
    ],
    'too-long': [
      'The text is longer than the model can read.',
      'Shorten it; nothing is lost, your text is still in the field.',
    ],
    'not-recorded': [
      'There is no recording of this text.',
      'Run the model to see what follows it.',
    ],
    cancelled: ['The download was stopped.', 'Recorded numbers stay. Try again at any time.'],
    unknown: [
      'Something went wrong with the model.',
      'Recorded numbers and your text are still here. Try again.',
    ],
  },
}

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

export const text = {
  label: 'Your text',
  step: (step: string, total: string) => `step ${step} of ${total}`,
  next: 'next',
  nextPlace: 'next token, not chosen yet',
  nothing: 'Nothing written yet. Take a token, or press Sample.',
  promptToken: (token: string) => `${token}, prompt`,
  token: (token: string, probability: string, rank: string) =>
    `${token}, probability ${probability}, rank ${rank}`,
  unscored: (token: string) => `${token}, not scored`,
  first: (token: string) =>
    `${token}, prompt; the first token has nothing before it, so the model gives no distribution for it`,
  expected: 'expected',
  surprising: 'surprising',
  scale: ['over 50 %', 'over 10', 'over 1', 'over 0.1', 'less'],
  continuation: 'The continuation',
  branches: 'Kept branches',
  fromStep: (step: string) => `from step ${step}`,
  moreTokens: (count: string) => `… ${count} more`,
  pickUp: 'Pick up',
  pickUpBranch: (step: string, tokens: string) => `Pick up the branch from step ${step}: ${tokens}`,
  logP: 'Log P',
  information: 'Information',
  bits: 'bits',
  perplexity: 'Perplexity',
  tokens: 'Tokens',
  afterPrompt: (count: string) => `after a prompt of ${count}`,
  sample: 'Sample',
  greedy: 'Greedy',
  run: 'Run',
  stop: 'Stop',
  undo: 'Undo',
  redo: 'Redo',
  back: 'Back to here',
  close: 'Close',
  forward: 'To the end',
  runCount: 'Tokens to run',
  runSpeed: 'Speed',
  speeds: { full: 'full speed', steady: '4 a second', slow: '1 a second' },
  own: 'Your own continuation',
  ownPlaceholder: 'Or write the next words yourself…',
  add: 'Add and score',
  reading: (done: string, total: string) => `Reading token ${done} of ${total}`,
  cancel: 'Cancel',
  notScored: 'Some tokens could not be scored: the model broke off. The text is all here.',
  scoreAgain: 'Try again',
  scoring: (done: string, total: string) => `Scoring token ${done} of ${total}`,
  full: (limit: string) =>
    `The text fills the model’s context of ${limit} tokens. Go back, or start a new text.`,
  ended: 'The model ended its turn here.',
  needsModel: (button: string) => `What follows needs the model. Press “${button}” above.`,
  waits: 'What follows needs the model, which is loading: it is shown as soon as it is there.',
  noRoom: (tokens: string, room: string) =>
    `This continuation has ${tokens} tokens; there is room for ${room} here. Shorten it: it is still in the field.`,
  card: {
    probability: 'Probability',
    rank: 'Rank',
    surprisal: 'Surprisal',
    instead: 'Instead of it',
  },
  by: {
    prompt: 'part of the prompt',
    typed: 'written by you',
    hand: 'taken by hand',
    greedy: 'taken greedily',
    sample: (u: string, attempt: string) => `drawn: u = ${u}, attempt ${attempt}`,
  },
}

export const measures = {
  label: 'Measures of this step',
  entropy: 'Entropy',
  bits: 'bits',
  choices: 'Effective choices',
  counts: 'For 50, 90, 99 % of it',
  gap: 'First to second',
  points: 'points',
  kept: 'Kept mass',
  klShaped: 'KL, shaped ‖ own',
  klOwn: 'KL, own ‖ shaped',
  was: (value: string) => `was ${value}`,
  infinite: 'as tokens were removed',
  explain: {
    entropy: 'How open the step is: the average surprise of a draw, in bits.',
    choices: 'A die with this many equal faces would be as open: 2 to the power of the entropy.',
    counts: 'How many of the most probable tokens it takes to reach 50, 90 and 99 % of the mass.',
    gap: 'How far the most probable token is ahead of the second, in percentage points.',
    kept: 'The share of the model’s own probability that the kept tokens had.',
    klShaped:
      'What the settings changed: the extra bits when a token of the shaped distribution is told in the model’s own code.',
    klOwn:
      'The other way round: the extra bits when the model’s own token is told in the code of the shaped distribution. Infinite as soon as a token that the model could choose is removed: no code for it is left.',
  },
}

export const draw = {
  label: 'The draw',
  seed: 'Seed',
  attempt: (attempt: string) => `attempt ${attempt}`,
  newDart: 'New dart',
  own: 'The model’s own',
  removed: (mass: string) => `removed ${mass}`,
  shaped: 'Shaped, what the dart sees',
  u: (u: string) => `u = ${u} falls into the share of`,
  share: (from: string, to: string) => `, ${from} to ${to}.`,
  move: 'Move a control: u stays, the borders pass under it.',
  took: 'With the settings of then it took',
  tookEnd: '; with those of now it would take another.',
  byHand: 'This token was not drawn: no dart fell here.',
  without: 'Without the settings the same dart would hit',
  seedProblem: 'The seed is a whole number from 0 to 4,294,967,295.',
}

export const controls = {
  label: 'Settings',
  value: (name: string) => `${name} value`,
  off: 'off',
  temperature: {
    name: 'Temperature',
    short: 'Temp.',
    off: 'the model’s own sharpness',
    greedy: 'always the most probable token',
    sharper: 'sharper than the model',
    flatter: 'flatter than the model',
    problem: (min: string, max: string) => `Temperature goes from ${min} to ${max}.`,
  },
  topK: {
    name: 'Top-k',
    short: 'Top-k',
    off: (count: string) => `all ${count} may be drawn`,
    problem: (max: string) => `Top-k is a whole number from 1 to ${max}; empty is off.`,
  },
  topP: {
    name: 'Top-p',
    short: 'Top-p',
    off: (count: string) => `all ${count} may be drawn`,
    problem: (min: string, max: string) => `Top-p goes from ${min} to ${max}.`,
  },
  repetitionPenalty: {
    name: 'Repetition penalty',
    short: 'Repeat',
    off: 'nothing is held against a token',
    on: (count: string) => `${count} tokens`,
    onText: 'of the text are marked down',
    problem: (min: string, max: string) => `The repetition penalty goes from ${min} to ${max}.`,
  },
  kept: (count: string) => `${count} kept`,
  removed: (count: string) => `${count} removed`,
  noEffect: 'no effect here',
  offWord: 'off:',
  chooseControl: 'Setting to change',
  reset: 'Switch all off',
}

export const views = {
  label: 'Views of this step',
  titles: {
    pipeline: 'Logit pipeline',
    strategies: 'Strategies compared',
    landscape: 'Entropy landscape',
    tail: 'Long tail',
    settings: 'Use these settings',
  },
  abouts: {
    pipeline: 'every stage with its formula',
    strategies: 'four lanes, one seed',
    landscape: 'how free each token was',
    tail: 'the whole vocabulary by rank',
    settings: 'for eight programs',
  },
}

export const hood = {
  label: 'Under the hood',
  perToken: 'Per token',
  milliseconds: 'ms',
  calls: 'Model calls',
  saved: (count: string) => `${count} saved`,
  tokensComputed: 'Tokens computed',
  tokensReused: (count: string) => `${count} reused`,
  memory: 'Memory of the engine',
  logits: (size: string, places: string) => `MB, and ${size} MB for the logits of ${places} places`,
  loaded: 'Ready in',
  seconds: 's',
  check: 'Self-check',
  passed: (count: string, milliseconds: string) => `${count} checks passed in ${milliseconds} ms`,
  checkText: 'Text',
  checkKind: 'Check',
  checkTokens: 'Tokens',
  checkExpected: 'Expected bits',
  checkGot: 'Got',
  same: 'the same',
  kinds: {
    reference: 'against reference logits',
    'cached-against-one-shot': 'token by token against at once',
  },
  notRunning: 'The model is not running yet.',
  file: 'Model file',
}
