import { resolve } from '$app/paths'
import type { Pathname } from '$app/types'
import { Landscape, setLandscape } from '#lib/widgets/landscape/index.ts'
import { Pipeline } from '#lib/widgets/pipeline/index.ts'
import { Settings } from '#lib/widgets/settings/index.ts'
import { Strategies } from '#lib/widgets/strategies/index.ts'
import { setTail, Tail } from '#lib/widgets/tail/index.ts'
import { messages } from '#lib/messages/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import type { Component } from 'svelte'

export type ViewId = keyof typeof messages.views.titles

/** One of the views below the bench: a component that is given the session, made when it is first opened. */
type Entry = {
  id: ViewId
  component: Component<{ session: Session }>
  /** Where to read about what it shows. */
  chapter: Extract<Pathname, `/learn/${string}`>
  /** Follows a word of a link. Returns whether the view knows the word and may have the value. */
  set?: (session: Session, word: string, value: string) => boolean
}

const entries: readonly Entry[] = [
  { id: 'pipeline', component: Pipeline, chapter: '/learn/your-own-settings/' },
  { id: 'strategies', component: Strategies, chapter: '/learn/strategies/' },
  {
    id: 'landscape',
    component: Landscape,
    chapter: '/learn/uncertainty/',
    set: setLandscape,
  },
  {
    id: 'tail',
    component: Tail,
    chapter: '/learn/scores-to-probabilities/',
    set: setTail,
  },
  { id: 'settings', component: Settings, chapter: '/learn/your-own-settings/' },
]

/** The views of one and the same step: changing the view keeps text, chain, seed and branch. */
export class ViewsView {
  readonly words = messages.views
  readonly session: Session
  readonly views = entries.map((entry) => ({
    ...entry,
    title: messages.views.titles[entry.id],
    about: messages.views.abouts[entry.id],
    chapter: resolve(entry.chapter),
  }))
  #open = $state<ViewId | undefined>(entries[0]?.id)

  constructor(session: Session) {
    this.session = session
  }

  get open(): ViewId | undefined {
    return this.#open
  }

  /** The view that is open, where it is not the first one. */
  get chosen(): ViewId | undefined {
    return this.#open === entries[0].id ? undefined : this.#open
  }

  /** Opens the first view where none is named. */
  show(id: ViewId = entries[0].id): void {
    this.#open = id
  }

  /** Follows a word of a link: which view is open, or what is set in one. @returns whether it means something */
  set(word: string, value: string): boolean {
    if (word !== 'view') return entries.some(({ set }) => set?.(this.session, word, value))
    const view = entries.find(({ id }) => id === value)
    if (view) this.show(view.id)
    return view !== undefined
  }

  /** Arrow keys go from tab to tab, as in every list of tabs. */
  step(by: number): ViewId | undefined {
    const at = this.views.findIndex(({ id }) => id === this.#open)
    const next = this.views[(at + by + this.views.length) % this.views.length]
    if (next) this.#open = next.id
    return next?.id
  }
}
