import { counted } from './counted.ts'

/** Words of the entropy landscape, on the bench and in a chapter. Numbers come in already formatted. */
export const landscape = {
  texts: { fact: 'A fact', story: 'A story', code: 'Code', own: 'Your text' },
  open: {
    here: 'Look here',
    bench: 'Open on the bench',
    why: 'The bench starts anew from the text up to here. “Undo” brings its text back.',
    done: 'The bench shows this place.',
  },

  colorBy: 'Color by',
  colors: { entropy: 'Entropy', surprisal: 'Surprisal', rank: 'Rank' },
  legend: 'Legend',
  levels: {
    entropy: ['under 0.5', 'to 1.5', 'to 3', 'to 5', 'over 5 bits'],
    surprisal: ['under 1', 'to 3.3', 'to 6.6', 'to 10', 'over 10 bits'],
    rank: ['1', 'to 10', 'to 100', 'to 1,000', 'over 1,000'],
  },
  spokenLevels: {
    entropy: [
      'entropy under 0.5 bits',
      'entropy 0.5 to 1.5 bits',
      'entropy 1.5 to 3 bits',
      'entropy 3 to 5 bits',
      'entropy over 5 bits',
    ],
    surprisal: [
      'surprisal under 1 bit',
      'surprisal 1 to 3.3 bits',
      'surprisal 3.3 to 6.6 bits',
      'surprisal 6.6 to 10 bits',
      'surprisal over 10 bits',
    ],
    rank: ['rank 1', 'rank 2 to 10', 'rank 11 to 100', 'rank 101 to 1,000', 'rank over 1,000'],
  },
  notFirst: 'not its first choice',
  tokens: 'Text, token by token',
  tokensHint: 'Arrow keys go from token to token; Escape closes the card.',
  token: (spoken: string, level: string) => `${spoken}: ${level}`,
  tokenNotFirst: (spoken: string, level: string) => `${spoken}: ${level}, not the first choice`,
  tokenUnread: (spoken: string) => `${spoken}: not analyzed`,

  card: {
    label: (position: string) => `Position ${position}`,
    position: 'position',
    of: (position: string, tokens: string) => `${position} of ${tokens}`,
    rank: 'rank',
    probability: 'probability',
    surprisal: 'surprisal',
    entropy: 'entropy',
    bits: (bits: string) => `${bits} bits`,
    expected: 'The model expected',
    came: 'came',
    first: 'The first token. Nothing stands before it that it could be expected from.',
    unread: 'The model has not read this far.',
    close: 'Close',
    summary: (
      position: string,
      rank: string,
      probability: string,
      surprisal: string,
      entropy: string,
    ) =>
      `Position ${position}: rank ${rank}, probability ${probability}, surprisal ${surprisal} bits, entropy ${entropy} bits.`,
    expectations: (tokens: string) => `The model expected ${tokens}.`,
    expectation: (token: string, probability: string) => `${token} (${probability})`,
  },

  uncertain: 'Most uncertain',
  surprising: 'Most surprising',
  bitsBefore: (bits: string) => ({ number: bits, unit: 'bits before it' }),
  bitsAndRank: (bits: string, rank: string) => ({ number: bits, unit: `bits, rank ${rank}` }),
  jumpTo: (token: string, position: string, bits: string) =>
    `${token}, position ${position}, ${bits}`,

  curve: {
    title: 'Along the text, in bits',
    entropy: 'entropy, what could have come',
    surprisal: 'surprisal, what did come',
    thinned: (tokens: string) =>
      `Each bar is the mean of ${tokens} tokens, each dot the highest of them.`,
    position: 'Position along the text',
    at: (position: string, token: string, entropy: string, surprisal: string) =>
      `Position ${position}, ${token}: entropy ${entropy}, surprisal ${surprisal} bits`,
    atUnread: (position: string, token: string) => `Position ${position}, ${token}`,
    summary: (tokens: string, mean: string, least: string, most: string, peak: string) =>
      `Over ${counted(tokens, 'token')} the entropy goes from ${least} to ${most} bits, ${mean} on average. The surprisal is highest at ${peak}.`,
    peak: (token: string, position: string, bits: string) =>
      `${token}, position ${position}, with ${bits} bits`,
    along: (text: string) => `Along “${text}”: entropy as bars, surprisal as dots.`,
    nothing: 'Nothing has been analyzed yet.',
    table: 'The same as a table',
    tableLabel: 'Entropy and surprisal at each position',
    columns: {
      position: 'Position',
      token: 'Token',
      entropy: 'Entropy, bits',
      surprisal: 'Surprisal, bits',
      probability: 'Probability',
      rank: 'Rank',
      first: 'First choice',
    },
    rows: (from: string, to: string, of: string) => `Positions ${from} to ${to} of ${of}`,
    earlier: 'Earlier positions',
    later: 'Later positions',
  },

  totals: {
    label: 'Totals',
    total: 'Total',
    totalUnit: (tokens: string) => `bits, ${counted(tokens, 'token')}`,
    soFar: (tokens: string) => `bits, ${counted(tokens, 'token')} so far`,
    perplexity: 'Perplexity',
    bitsPerByte: 'Bits per byte',
    first: 'First choice',
    firstOf: (tokens: string) => `of ${tokens}`,
    medianRank: 'Median rank',
  },
}
