/** The eight topics of the mathematics. */
export const TOPICS = [
  'softmax',
  'temperature',
  'top-k',
  'top-p',
  'repetition-penalty',
  'log-probability',
  'entropy',
  'divergence',
] as const
export type Topic = (typeof TOPICS)[number]
