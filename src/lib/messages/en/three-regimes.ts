import { counted } from './counted.ts'

/** Words of the figure with three regimes of one prompt. */
export const threeRegimes = {
  title: 'One prompt, three regimes',
  seed: (seed: string) => `Seed ${seed}: the same darts for all three.`,
  names: { greedy: 'Greedy', hot: 'Too hot', tuned: 'Well tuned' },
  does: {
    greedy: 'It settles into what it has just said.',
    hot: 'It keeps no thread.',
    tuned: 'It neither loops nor comes apart.',
  },
  measures: {
    logP: 'Mean log P',
    nats: (nats: string) => `${nats} nats`,
    distinct: 'Runs of three tokens that are distinct',
    loop: 'Exact loop',
    none: 'none',
    found: (period: string, token: string) => `${counted(period, 'token')}, from token ${token}`,
    copies: 'Probability of a whole copy, one by one',
  },
  pin: (period: string) => `here a loop of ${counted(period, 'token')} begins`,
  about:
    'Log P alone would crown the loop, and distinct runs alone the word salad. A text worth reading lies between.',
}
