/** Words of the toy of four words, and of the knobs that its figures have in common. Numbers come in already formatted. */
export const fourWords = {
  words: ['the', 'a', 'that', 'one'],
  benchText: 'This is',
  value: (name: string) => `${name} value`,
  temperature: 'Temperature',
  temperatureProblem: (min: string, max: string) => `Temperature goes from ${min} to ${max}.`,
  topK: 'Top-k',
  off: 'off',
  keepsFirst: (count: string) => `Top-k: keep the first ${count}`,
  keepsAll: 'Top-k: off',
  greedy: 'always the first word',
  sharper: 'sharper',
  flatter: 'flatter',
  unchanged: 'off: as it was',
  quoted: (word: string) => `“${word}”`,
  and: ' and ',
  comma: ', ',
}
