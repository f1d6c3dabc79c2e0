/** Keys of the bench. */
export const keys = {
  label: 'Keys',
  title: 'Keys of the bench',
  close: 'Close',
  switch: 'Use single keys',
  switchNote:
    'Off: the keys below do nothing, and no program that listens to your voice can press them.',
  always:
    'Tab goes from part to part; the arrow keys go from token to token in the text, and from row to row in the distribution.',
  list: {
    sample: ['S', 'Sample: take what the dart points at'],
    greedy: ['G', 'Greedy: take the most probable token'],
    run: ['R', 'Run; once more, or Escape: stop'],
    dart: ['D', 'New dart'],
    digits: ['1 … 9', 'take the token of that row'],
    back: ['←', 'one step back in the text'],
    forward: ['→', 'one step forward'],
    end: ['E', 'to the end of the text'],
    undo: ['U', 'Undo'],
    redo: ['Y', 'Redo'],
    branch: ['B', 'pick up the first kept branch'],
    prompt: ['P', 'to the prompt'],
    help: ['?', 'this list'],
  },
} satisfies Record<string, unknown>
