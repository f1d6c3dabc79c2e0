/** Saving a chart as a picture. */
export const picture = {
  title: 'Save picture',
  save: (chart: string) => `Save picture: ${chart}`,
  saved: (name: string) => `Saved as ${name}`,
  nothing: 'There is nothing in this chart yet, so there is no picture to save.',
  noPng:
    'This browser could not make a PNG of it, perhaps because it is too large. Save it as SVG instead.',
  context: (text: string, settings: string, seed: string) =>
    `After “${text}”, with ${settings}; seed ${seed}.`,
  source: {
    live: (model: string) => `Live: computed in a browser by ${model}. Logitscope`,
    recorded: (model: string) => `Recorded: real logits of ${model}, computed earlier. Logitscope`,
    illustrative: () => 'Illustrative: made up to show an idea. Logitscope',
  },
}
