/** One of a few choices side by side. */
export type Segment<Value> = {
  readonly value: Value
  readonly text: string
  /** The accessible name, where the text alone does not say enough. */
  readonly name?: string
}

/** Choices named by a table of words. */
export function segments<Value extends string>(
  values: readonly Value[],
  texts: Readonly<Record<NoInfer<Value>, string>>,
): Segment<Value>[] {
  return values.map((value) => ({ value, text: texts[value] }))
}
