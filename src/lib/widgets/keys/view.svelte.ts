import { messages } from '#lib/messages/index.ts'
import { keep, recall } from '#lib/state/device-storage.ts'
import type { DistributionView } from '#lib/widgets/distribution/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import type { YourTextView } from '#lib/widgets/your-text/index.ts'

/** Single keys for the whole loop. They can be switched off, as WCAG 2.1.4 asks. */
export class KeysView {
  readonly words = messages.keys
  isOpen = $state(false)
  #isOn = $state(true)
  readonly #session: Session
  readonly #text: YourTextView
  readonly #distribution: DistributionView
  readonly #toPrompt: () => void

  constructor(
    session: Session,
    text: YourTextView,
    distribution: DistributionView,
    toPrompt: () => void,
  ) {
    this.#session = session
    this.#text = text
    this.#distribution = distribution
    this.#toPrompt = toPrompt
  }

  open(): void {
    this.#isOn = recall('keys') !== 'off'
  }

  get isOn(): boolean {
    return this.#isOn
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn
    keep('keys', isOn ? 'on' : 'off')
  }

  press(event: KeyboardEvent): void {
    if (!this.#isOn || this.isOpen || isMeantElsewhere(event)) return
    const act = this.#actionOf(event.key)
    if (!act) return
    event.preventDefault()
    act()
  }

  #actionOf(key: string): (() => void) | undefined {
    const text = this.#text
    if (/^[1-9]$/.test(key)) return () => this.#takeRow(Number(key) - 1)
    const actions: Record<string, () => void> = {
      s: text.sample,
      g: text.greedy,
      r: text.toggleRun,
      d: () => this.#session.newDart(),
      e: text.toEnd,
      u: text.undo,
      y: text.redo,
      b: () => text.branches[0] && text.pickUp(text.branches[0]),
      p: this.#toPrompt,
      '?': () => (this.isOpen = true),
      ArrowLeft: () => this.#session.step(-1),
      ArrowRight: () => this.#session.step(1),
    }
    const name = key.length === 1 ? key.toLowerCase() : key
    return Object.hasOwn(actions, name) ? actions[name] : undefined
  }

  #takeRow(rank: number): void {
    const id = this.#session.trace?.idByRank[rank]
    if (id !== undefined) void this.#distribution.take(id)
  }
}

/** Keys typed into a field, held with another key, or of a control that has its own. */
function isMeantElsewhere({
  ctrlKey,
  metaKey,
  altKey,
  target,
  key,
  defaultPrevented,
}: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return true
  const element = target instanceof Element ? target : undefined
  if (element?.closest('input:not([type=radio]), textarea, select, dialog, [contenteditable]'))
    return true
  return (
    key.startsWith('Arrow') &&
    element?.closest('[role=grid], [role=tablist], [role=slider], [type=radio]') != null
  )
}
