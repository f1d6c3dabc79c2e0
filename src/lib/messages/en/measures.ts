export const measures = {
  label: 'Measures of this step',
  entropy: 'Entropy',
  bits: 'bits',
  choices: 'Effective choices',
  counts: 'For 50, 90, 99 % of it',
  gap: 'First to second',
  points: 'points',
  kept: 'Kept mass',
  klShaped: 'KL, shaped ‖ own',
  klOwn: 'KL, own ‖ shaped',
  was: (value: string) => `was ${value}`,
  infinite: 'as tokens were removed',
  explain: {
    entropy: 'How open the step is: the average surprise of a draw, in bits.',
    choices: 'A die with this many equal faces would be as open: 2 to the power of the entropy.',
    counts: 'How many of the most probable tokens it takes to reach 50, 90 and 99 % of the mass.',
    gap: 'How far the most probable token is ahead of the second, in percentage points.',
    kept: 'The share of the model’s own probability that the kept tokens had.',
    klShaped:
      'What the settings changed: the extra bits when a token of the shaped distribution is told in the model’s own code.',
    klOwn:
      'The other way round: the extra bits when the model’s own token is told in the code of the shaped distribution. Infinite as soon as a token that the model could choose is removed: no code for it is left.',
  },
}
