/** One of a few choices side by side. */
export type Segment<Value> = {
  readonly value: Value
  readonly text: string
  /** The accessible name, where the text alone does not say enough. */
  readonly name?: string
}
