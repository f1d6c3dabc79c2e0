/** Words of figures that read one recorded distribution. */
export const recordedPlace = {
  after: 'After the text',
  loading: 'Loading the recorded numbers.',
  failed: 'The recorded numbers could not be loaded.',
  again: 'Try again',
}
