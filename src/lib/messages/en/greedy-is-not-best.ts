import { counted } from './counted.ts'

/** Words of the figure in which a beam finds a more probable text than greedy does. */
export const greedyIsNotBest = {
  title: 'Greedy is not the best sequence',
  check: 'Check it live',
  checking: 'Checking both sequences with the running model…',
  reach: 'Tokens compared',
  reachValue: 'Number of tokens compared',
  reachOf: (total: string) => `of ${total}`,
  reachProblem: (total: string) => `A whole number from 1 to ${total}.`,
  about: (width: string) =>
    `Greedy takes the likeliest token each time; the beam search kept ${width} sequences at every token. Log P, in nats, adds up.`,
  caption: 'Both sequences, token by token, with running log P',
  names: { greedy: 'Greedy', beam: 'Beam search' },
  short: { greedy: 'Greedy', beam: 'Beam' },
  columns: { place: '#', token: 'Token', chance: 'Chance', rank: 'Rank', sum: 'Log P' },
  chart: (tokens: string, greedy: string, beam: string) =>
    `Running log P after ${counted(tokens, 'token')}: greedy ${greedy}, beam search ${beam}.`,
  start: 'start',
  part: (token: string) => `They part at token ${token}.`,
  ahead: (name: string, greedy: string, beam: string) =>
    `After this token ${name} is ahead: log P ${greedy} for greedy, ${beam} for the beam.`,
  aheadAfter: (tokens: string, name: string, greedy: string, beam: string) =>
    `After ${counted(tokens, 'token')} ${name} is ahead: log P ${greedy} for greedy, ${beam} for the beam.`,
  leaders: { greedy: 'greedy', beam: 'the beam' },
  ratio: (name: string, times: string) => `The text of ${name} is ${times} times as probable.`,
  once: 'Just once the beam takes a token that is not the likeliest, and is paid back for it.',
  limit:
    'A beam looks further than one token, not at everything: what it found need not be the best there is.',
  same: (greedy: string, beam: string) =>
    `Measured here: log P ${greedy} for greedy, ${beam} for the beam, the same as recorded.`,
  differs: (greedy: string, beam: string, most: string) =>
    `Measured here: log P ${greedy} for greedy, ${beam} for the beam. A token differs from the recording by up to ${most} nats.`,
}
