/** The page answers in between: half a frame at 60 a second. */
const STRETCH_MILLISECONDS = 8
/** Looking at the clock takes time too. */
const STEPS_BETWEEN_LOOKS = 128

/**
 * Does something `count` times, and gives way to whatever the page has to do every few milliseconds.
 *
 * @param step called with 0, 1, … count − 1
 * @throws the signal's reason, as soon as it is aborted
 */
export async function inStretches(
  count: number,
  step: (index: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let start = performance.now()
  for (let index = 0; index < count; index++) {
    step(index)
    const isLook = index % STEPS_BETWEEN_LOOKS === STEPS_BETWEEN_LOOKS - 1
    if (!isLook || performance.now() - start < STRETCH_MILLISECONDS) continue
    await new Promise((resume) => setTimeout(resume))
    signal?.throwIfAborted()
    start = performance.now()
  }
  signal?.throwIfAborted()
}
