import { counted } from './counted.ts'

/** Words of the lanes side by side, and of many draws tallied. */
export const strategies = {
  about: (first: string) =>
    `Ways of choosing, from one text and with the same darts: where the lanes differ, only the settings did it. Press Next token and watch where they part from ${first}.`,
  label: 'Lanes',
  names: { greedy: 'Greedy', topK: 'Top-k 40', topP: 'Top-p 0.9', creative: 'Creative' },
  newName: (number: string) => `Lane ${number}`,
  from: (tokens: string) =>
    `All begin with the text of the bench up to the step on view (${counted(tokens, 'token')}):`,
  next: 'Next token',
  run: 'Run 20',
  stop: 'Stop',
  startOver: 'Start over',
  add: 'Add a lane',
  full: 'Eight lanes are the most.',
  seed: 'One seed for all',
  seedProblem: 'The seed is a whole number from 0 to 4,294,967,295.',
  progress: (done: string, goal: string) => `Token ${done} of ${goal}`,
  done: (tokens: string) => counted(tokens, 'token'),
  nothing: 'No token yet.',
  needsModel: (button: string) =>
    `Recorded numbers reach as far as the first token; the next ones need the model. Press “${button}”.`,
  waits:
    'Recorded numbers reach as far as the first token; the next ones need the model, which is loading.',
  contextFull:
    'The text fills the model’s context: there is no room for a lane. Go back to an earlier step.',
  columns: {
    strategy: 'Strategy',
    text: (tokens: string) => `Text, ${tokens}`,
    parting: (first: string) => `parts from ${first}, gray before it is shared`,
    logP: 'Log P',
    perplexity: 'Perplexity',
    partsAt: 'Parts at',
  },
  textOf: (name: string) => `Text of ${name}`,
  partsHere: (first: string) => `parts from ${first} here`,
  token: (probability: string, rank: string) => `probability ${probability}, rank ${rank}`,
  none: '–',
  ends: {
    'end-token': 'The model ended its turn here.',
    full: 'The context is full.',
    chain: (problem: string) => `The settings leave no token here: ${problem}`,
  },
  edit: 'Edit',
  editLane: (name: string) => `Edit ${name}`,
  remove: 'Remove',
  removeLane: (name: string) => `Remove ${name}`,
  name: 'Name of the lane',
  close: 'Done',
  closeLane: (name: string) => `Done with ${name}`,
  settingsOf: (name: string) => `Settings of ${name}`,
  noSettings: 'no settings',
  inLane: (control: string, lane: string) => `${control}, ${lane}`,
  wholeChain: 'All samplers of this lane',
  lane: (name: string, settings: string) => `${name} (${settings})`,
  does: {
    plain: 'The model’s own dice: each token as often as it is probable.',
    greedy: 'The likeliest token, every time. No dice, so no second chance.',
    penalty: 'Marks down what the text has already.',
    sharper: 'Favors the likely tokens more than the model does.',
    flatter: 'Gives unlikely tokens more than the model does.',
    topK: (count: string) =>
      `The first ${count} tokens at every step, whether the model is sure or not.`,
    topP: (mass: string) => `As many tokens as ${mass} of the mass needs at this step.`,
    flatTopP: 'Flattened first, so the nucleus lets many more in.',
    more: (count: string) => `And ${count} more in its chain.`,
  },
  controls: {
    off: 'off',
    greedy: 'always the most probable',
    sharper: 'sharper',
    flatter: 'flatter',
    topK: 'tokens may be drawn',
    topP: 'of the mass is kept',
    penalty: 'against repeating',
    reward: 'for repeating',
  },
  chart: {
    title: 'Log P, token by token',
    first: (token: string) => `token ${token}`,
    summary: (tokens: string, ends: string) =>
      `After ${counted(tokens, 'token')} the lanes stand at: ${ends}.`,
    end: (name: string, logP: string) => `${name} ${logP}`,
    unit: 'nats',
    table: 'The same as a table',
    tableLabel: 'Log P of each lane after each token',
    place: 'Token',
    after: 'log P',
  },
  see: {
    title: 'What to see',
    flat: 'A flat stretch is a word that had to come:',
    flatAfter: 'after',
    flatCosts: (name: string, cost: string) => `costs ${name} ${cost}. A steep one is a surprise.`,
    pays: (name: string, cost: string) => `${name} pays ${cost} for`,
    chance: (odds: string) =>
      `, a chance of ${odds}. After that the model has to go on from there.`,
    quality:
      'High log P is not quality. Nor is the greedy text the likeliest one: it takes the likeliest token, one at a time.',
    before: 'Each lane will draw a line: flat where a word had to come, steep at a surprise.',
  },
  draws: {
    title: 'Many draws',
    about:
      'One draw says nothing about a probability; many do. Draw often at the step on view, with the settings of the bench, and hold the counts against the shaped probabilities.',
    size: 'Draws',
    times: (count: string) => `Draw ${count} times`,
    stop: 'Stop drawing',
    progress: 'Draws made',
    done: (done: string, goal: string) => `${done} of ${goal}`,
    darts: (seed: string, first: string, last: string) =>
      `Seed ${seed}, attempts ${first} to ${last}: the darts that as many presses of Sample from here would throw.`,
    unavailable: 'There is no distribution on view to draw from.',
    changed: 'The step or its settings have changed since: draw again.',
    token: 'Token',
    drawn: 'Drawn',
    expected: 'Expected',
    bars: 'Drawn against expected',
    rest: (tokens: string) => counted(tokens, 'other token'),
    caption: (count: string) => `${count} draws, counted by token`,
    came: (drawn: string, expected: string) =>
      `came ${counted(drawn, 'time')}; ${expected} were expected.`,
    test: (statistic: string, degrees: string, p: string) =>
      `χ² = ${statistic}, ${counted(degrees, 'degree')} of freedom, p = ${p}.`,
    cells: (cells: string) =>
      `Cells of the test: ${cells}. Tokens expected fewer than 5 times are one cell together.`,
    often: (rounds: string) =>
      `A difference at least this large is what chance alone would give in ${rounds} of 100 such rounds.`,
    nearlyAlways: 'Chance alone would give a larger difference in more than 99 of 100 such rounds.',
    seldom: (odds: string) =>
      `A difference at least this large is what chance alone would give in only ${odds} such rounds.`,
    below: (p: string) => `below ${p}`,
    fair: 'Nothing speaks against the dice.',
    unusual:
      'Fair dice do this at times: one round of twenty has a p below 0.05. Try another seed.',
    loaded: 'That is rare with fair dice. Try another seed: if it stays, they are loaded.',
    certain: 'Only one outcome is to be expected here, so there is nothing to test.',
  },
}
