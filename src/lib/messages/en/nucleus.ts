import { counted } from './counted.ts'

/** Words of the figure of top-p on ten places. Numbers come in already formatted. */
export const nucleus = {
  title: 'Where the nucleus ends',
  benchText: 'The capital of Australia is',
  slider: 'Top-p',
  sliderValue: 'Top-p value',
  problem: (min: string, max: string) => `Top-p goes from ${min} to ${max}.`,
  off: 'off: all are kept',
  kept: (count: string) => `${count} kept`,
  of: (count: string) => `of ${count}`,
  caption: (p: string) => `Ten places, their running sum, and what top-p ${p} leaves of them`,
  place: 'Place',
  own: 'Probability',
  sum: 'Running sum',
  shaped: 'Renormalized',
  removed: 'removed',
  total: 'Sum',
  border: (p: string) => `p = ${p}`,
  cut: 'Cut',
  cutText: (count: string, mass: string) => `${counted(count, 'place')} kept, mass ${mass}`,
  story: {
    all: 'At p = 1 nothing is cut: all ten places stay as they are.',
    first: (p: string, mass: string) =>
      `The first place alone has ${mass} and so reaches p = ${p}. At least one place is always kept; with one left, every draw is greedy.`,
    crosses: (place: string, before: string, mass: string, p: string) =>
      `Up to place ${place} the sum is ${before}, short of p = ${p}; the next place takes it to ${mass}. The place that crosses p is kept.`,
    reaches: (place: string, mass: string) =>
      `Place ${place} takes the sum to ${mass}, which is p itself. What reaches p is enough, and the rest is cut.`,
    divided: (mass: string, own: string, shaped: string) =>
      `Each share is divided by ${mass}, so that they add up to 1 again: ${own} becomes ${shaped}.`,
  },
}
