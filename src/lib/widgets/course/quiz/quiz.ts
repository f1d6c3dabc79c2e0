type Question = {
  /** What is asked; `*T*` is set in italics, `` `cat` `` as a token. */
  readonly ask: string
}

/** One option is right; every option says why it is right or wrong. */
export type Choice = Question & {
  readonly kind: 'choice'
  readonly options: readonly {
    readonly text: string
    readonly why: string
    readonly right?: true
  }[]
}

/** Things to be put in order. */
export type Order = Question & {
  readonly kind: 'order'
  /** In the right order. */
  readonly items: readonly string[]
  readonly why: string
}

/** A value to be set so that something holds. */
export type SetValue = Question & {
  readonly kind: 'set'
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly initial: number
  /** The lowest and highest right value. */
  readonly right: readonly [low: number, high: number]
  /** What the value does, shown while it moves; left out where that would give the answer away. */
  readonly reads?: (value: number) => string
  readonly why: string
}

/** A number to be guessed, then seen. */
export type Predict = Question & {
  readonly kind: 'predict'
  readonly label: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly initial: number
  /** The number itself; a test of the chapter recomputes it. */
  readonly truth: number
  /** How far off still counts as right. */
  readonly within: number
  readonly why: string
}

export type QuizQuestion = Choice | Order | SetValue | Predict
export type Quiz = readonly QuizQuestion[]

/** What a reader answered: the option chosen, the order of the items (indices into the right order), or a value. */
export type Answer = number | readonly number[]

/** @param answer of the question's own kind */
export function isRight(question: QuizQuestion, answer: Answer): boolean {
  switch (question.kind) {
    case 'choice':
      return question.options[answer as number]?.right === true
    case 'order':
      return (answer as readonly number[]).every((item, place) => item === place)
    case 'set': {
      const [low, high] = question.right
      return (answer as number) >= low && (answer as number) <= high
    }
    case 'predict':
      return Math.abs((answer as number) - question.truth) <= question.within
  }
}

/** Why an answer is right or wrong. */
export function reasonOf(question: QuizQuestion, answer: Answer): string {
  return question.kind === 'choice' ? question.options[answer as number].why : question.why
}

/** The items in the right order. */
export function inOrder({ items }: Order): string {
  return items.join(' → ')
}

/** The right answer in words, for a page without scripts. */
export function solution(question: QuizQuestion): string {
  switch (question.kind) {
    case 'choice': {
      const { text, why } = question.options.find((option) => option.right)!
      return `${text}. ${why}`
    }
    case 'order':
      return `${inOrder(question)}. ${question.why}`
    case 'set': {
      const [low, high] = question.right
      return `${low === high ? low : `${low} to ${high}`}. ${question.why}`
    }
    case 'predict':
      return `${question.truth}${question.unit}. ${question.why}`
  }
}

/** What there is to choose from or to put in order, as it is laid out at first. */
export function laidOut(question: QuizQuestion): string[] {
  if (question.kind === 'choice') return question.options.map(({ text }) => text)
  if (question.kind !== 'order') return []
  return firstOrder(question.items.length).map((item) => question.items[item])
}

/**
 * The order in which the items of a question are laid out at first: never the right one, the same for everybody.
 *
 * @param count at least 2
 */
export function firstOrder(count: number): number[] {
  const items = Array.from({ length: count }, (_, i) => i)
  // Every other item from the end, then the rest.
  return [...items.filter((i) => i % 2 === 1).reverse(), ...items.filter((i) => i % 2 === 0)]
}
