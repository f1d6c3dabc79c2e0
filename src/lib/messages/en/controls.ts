import { counted } from './counted.ts'

export const controls = {
  label: 'Settings',
  value: (name: string) => `${name} value`,
  off: 'off',
  /** After what was wrong with a number. */
  stays: (value: string) => (value === '' ? 'It stays off.' : `It stays at ${value}.`),
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
    on: (count: string) => counted(count, 'token'),
    down: 'of the text marked down',
    up: 'of the text marked up',
    problem: (min: string, max: string) => `The repetition penalty goes from ${min} to ${max}.`,
  },
  kept: (count: string) => `${count} kept`,
  removed: (count: string) => `${count} removed`,
  noEffect: 'no effect here',
  offWord: 'off:',
  chooseControl: 'Setting to change',
  reset: 'Switch all off',
}
