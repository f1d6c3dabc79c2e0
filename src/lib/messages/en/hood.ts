import { counted } from './counted.ts'

export const hood = {
  label: 'Under the hood',
  perToken: 'Per token',
  milliseconds: 'ms',
  calls: 'Model calls',
  saved: (count: string) => `${count} saved`,
  tokensComputed: 'Tokens computed',
  tokensReused: (count: string) => `${count} reused`,
  memory: 'Memory of the engine',
  logits: (size: string, places: string) =>
    `MB, and ${size} MB for the logits of ${counted(places, 'place')}`,
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
