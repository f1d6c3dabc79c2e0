import { messages } from '#lib/messages/index.ts'
import { keep } from '#lib/state/device-storage.ts'

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

/** The reader's theme: as the system, light or dark. static/theme.js sets it before the first paint. */
export class ThemeView {
  #theme = $state<Theme>('system')

  /** Reads what static/theme.js has set. */
  open(): void {
    const chosen = document.documentElement.dataset.theme
    if (chosen === 'light' || chosen === 'dark') this.#theme = chosen
  }

  get label(): string {
    return messages.site.changeTheme(messages.site.themeNames[this.#theme])
  }

  next(): void {
    this.#theme = themes[(themes.indexOf(this.#theme) + 1) % themes.length]
    const { dataset } = document.documentElement
    if (this.#theme === 'system') delete dataset.theme
    else dataset.theme = this.#theme
    keep('theme', this.#theme)
  }
}
