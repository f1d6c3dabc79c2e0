import { counted } from './counted.ts'

/** Words of the figure that captures six greedy steps and shapes their kept logits. */
export const reshape = {
  title: 'Capture six steps, then reshape them',
  run: 'Capture live',
  step: 'Step on view',
  stepName: (step: string, token: string) => `Step ${step}: ${token}`,
  temperature: 'Temperature',
  topP: 'Top-p',
  value: (name: string) => `${name} value`,
  off: 'off',
  offNote: 'off: the model’s own',
  sharper: 'sharper than the model',
  flatter: 'flatter than the model',
  keeps: (count: string) => `keeps ${counted(count, 'token')}`,
  problem: (min: string, max: string) => `A number from ${min} to ${max}.`,
  only: 'Top 16 only',
  capturing: (step: string, steps: string) => `Step ${step} of ${steps}`,
  reading: 'Reading the recorded logits of this step, 197 kB.',
  unread: 'The recorded logits of this step could not be read.',
  again: 'Try again',
  kept: {
    live: (calls: string) => `${calls} model calls made the logits of these steps, here and now.`,
    recorded: (calls: string) => `${calls} model calls made these logits when they were recorded.`,
    since: (settings: string) =>
      settings === '0'
        ? 'Any setting is worked out on them, without another call.'
        : `Settings tried since: ${settings}. Model calls for that: 0.`,
    same: 'They are the recorded ones, bit for bit.',
    differ: 'They differ from the recorded ones.',
  },
  columns: {
    token: 'Token',
    bar: 'Probability',
    shaped: 'Shaped',
    own: 'Model',
    logit: 'Logit',
    all: (count: string) => `Of all ${count}`,
    only: 'Of 16 only',
    error: 'Error',
  },
  caption: (step: string) =>
    `The 16 most probable tokens of step ${step}, with their probabilities`,
  legend: { shaped: 'shaped', own: 'the model’s own', all: 'of all tokens', only: 'of 16 only' },
  pick: 'greedy pick',
  removed: 'removed',
  unknown: '…',
  rest: (count: string) => counted(count, 'more token'),
  points: (points: string) => `${points} points`,
  leads: 'leads',
  by: 'by',
  gap: (gap: string) => `${gap} in logits`,
  afterT: (gap: string, T: string) => `, which is ${gap} after dividing by ${T}`,
  times: (times: string) => `: ${times} times as probable.`,
  stays: 'It is the tallest under every setting: temperature and top-p keep the order.',
  outOfNucleus: 'Top-p removes the runner-up.',
  onlyHolds: (mass: string) =>
    `The 16 tokens that a short list shows hold ${mass} of the model’s mass here.`,
  onlyTimes: (times: string) =>
    `Renormalized among themselves, they make the first look ${times} times as probable as it is.`,
  onlyNucleus: (few: string, all: string) =>
    `At this top-p the short list keeps ${few}; the model’s nucleus has ${all}.`,
}
