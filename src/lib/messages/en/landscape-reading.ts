/** Words of the entropy landscape in a chapter. */
export const landscapeReading = {
  title: 'How free each token was',
  passage: 'Passage',
  failed:
    'What the model expected at each place could not be loaded. The colors are part of this page.',
}
