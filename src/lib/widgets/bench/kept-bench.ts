import type { Visit } from '#lib/state/link.ts'

/** The bench as it was left, its view and its lanes, with what stood in the prompt's field. */
type KeptBench = { readonly visit: Visit; readonly draft: string }

let kept: KeptBench | undefined

/** Keeps the bench while the reader is on another page of the site; written in the browser only. */
export function keepBench(left: KeptBench): void {
  kept = left
}

/** Where this visit left the bench; undefined before it was there. */
export function keptBench(): KeptBench | undefined {
  return kept
}
