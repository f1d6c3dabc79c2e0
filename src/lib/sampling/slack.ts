/**
 * A running sum of probabilities counts as having reached a mass when it is this close to it.
 * Without it, 0.5 + 0.3 would miss 0.8 by one rounding (docs/decisions/0003-sampling.md).
 */
export const MASS_SLACK = 1e-9
