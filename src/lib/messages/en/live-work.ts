/** Words of work that the running model does when the reader asks for it. */
export const liveWork = {
  stop: 'Stop',
  waits: 'The model is loading; this begins as soon as it is there.',
}
