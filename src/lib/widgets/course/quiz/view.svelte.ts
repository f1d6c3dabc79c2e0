import { onMount } from 'svelte'
import { messages } from '#lib/messages/index.ts'
import { useChapter } from '../chapter.svelte.ts'
import { keepScore } from './progress.ts'
import { firstOrder, inOrder, isRight, reasonOf, type Answer, type QuizQuestion } from './quiz.ts'

const words = messages.course.quiz

/** The questions of a chapter, one at a time; the first answer to each counts. */
export class QuizView {
  readonly words = words
  readonly #chapter = useChapter()
  readonly questions = this.#chapter.quiz
  #at = $state(0)
  #draft = $state.raw<Answer>(firstDraft(this.#chapter.quiz[0]))
  #given = $state.raw<Answer>()
  #right = $state(0)
  #isDone = $state(false)
  #isKept = $state(true)
  #isReady = $state(false)

  constructor() {
    onMount(() => {
      this.#isReady = true
    })
  }

  /** Whether an answer can be taken: what is pressed before the scripts have started would be lost. */
  get isReady(): boolean {
    return this.#isReady
  }

  get question(): QuizQuestion {
    return this.questions[this.#at]
  }

  get number(): string {
    return words.number(this.#at + 1, this.questions.length)
  }

  /** What is chosen or set and not yet given as the answer. */
  get draft(): Answer {
    return this.#draft
  }

  set draft(answer: Answer) {
    if (!this.isAnswered) this.#draft = answer
  }

  get isAnswered(): boolean {
    return this.#given !== undefined
  }

  get isRight(): boolean {
    return this.#given !== undefined && isRight(this.question, this.#given)
  }

  get reason(): string {
    return this.#given === undefined ? '' : reasonOf(this.question, this.#given)
  }

  /** What turned out, for a number that was guessed, and for an order that was not right. */
  get truth(): string {
    const { question } = this
    if (question.kind === 'order' && this.isAnswered && !this.isRight) {
      return words.rightOrder(inOrder(question))
    }
    if (question.kind !== 'predict' || this.#given === undefined) return ''
    return words.truth(
      `${question.truth}${question.unit}`,
      `${String(this.#given)}${question.unit}`,
    )
  }

  get canAnswer(): boolean {
    return !this.isAnswered && this.#draft !== -1
  }

  get isLast(): boolean {
    return this.#at === this.questions.length - 1
  }

  get isDone(): boolean {
    return this.#isDone
  }

  get score(): string {
    const asked = this.#at + (this.isAnswered ? 1 : 0)
    if (this.#isDone) return words.final(this.#right, this.questions.length, this.#isKept)
    return asked === 0 ? '' : words.score(this.#right, asked)
  }

  answer = (): void => {
    if (!this.canAnswer) return
    this.#given = this.#draft
    if (this.isRight) this.#right++
    if (!this.isLast) return
    const score = { right: this.#right, of: this.questions.length }
    this.#isKept = keepScore(this.#chapter.slug, score)
  }

  next = (): void => {
    if (this.isLast) this.#isDone = true
    else this.#ask(this.#at + 1)
  }

  again = (): void => {
    this.#right = 0
    this.#isDone = false
    this.#ask(0)
  }

  /** Moves an item of an order up or down. */
  move(place: number, by: 1 | -1): void {
    if (this.isAnswered) return
    const items = [...(this.#draft as readonly number[])]
    const other = place + by
    if (other < 0 || other >= items.length) return
    ;[items[place], items[other]] = [items[other], items[place]]
    this.#draft = items
  }

  #ask(at: number): void {
    this.#at = at
    this.#given = undefined
    this.#draft = firstDraft(this.questions[at])
  }
}

function firstDraft(question: QuizQuestion | undefined): Answer {
  if (question?.kind === 'order') return firstOrder(question.items.length)
  if (question?.kind === 'set' || question?.kind === 'predict') return question.initial
  return -1
}
