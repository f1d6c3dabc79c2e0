export const provenance = {
  live: 'Live',
  recorded: 'Recorded',
  illustrative: 'Illustrative',
  explain: {
    live: 'computed on this machine, checked against reference logits at start; nothing leaves it',
    recorded: 'real logits of the same model, computed earlier; a live run gives the same numbers',
    illustrative: 'made up to show an idea',
  },
}
