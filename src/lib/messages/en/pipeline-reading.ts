/** Words of the pipeline in a chapter. Numbers come in already formatted. */
export const pipelineReading = {
  title: 'The chain, stage by stage',
  order: 'Order of the chain',
  orders: { 'temperature-first': 'Temperature first', 'top-p-first': 'Top-p first' },
  temperature: 'Temperature',
  topK: 'Top-k',
  topP: 'Top-p',
  value: (name: string) => `${name} value`,
  off: 'off',
  range: (min: string, max: string) => `A number from ${min} to ${max}.`,
  notes: {
    temperature: '1 changes nothing',
    topK: '0 is off',
    topP: '1 is off',
  },
  compare: {
    title: 'Both orders with these settings',
    order: 'Order',
    kept: 'Tokens kept',
    first: 'First token',
    entropy: 'Entropy',
    bits: (bits: string) => `${bits} bits`,
    shown: 'shown above',
  },
}
