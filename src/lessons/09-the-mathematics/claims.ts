import type { Claims } from '#lib/widgets/claims/index.ts'

/** This chapter states what follows from formulas; facts.test.ts recomputes it. */
export const claims: Claims = {}
