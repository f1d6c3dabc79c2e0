import type katexModule from 'katex'
import type { Attachment } from 'svelte/attachments'

type Katex = typeof katexModule

let katex: Katex | undefined
let loading: Promise<Katex> | undefined

/** Fetches KaTeX with the first formula of a page; a failed fetch is tried again with the next one. */
function load(): Promise<Katex> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([module]) => (katex = module.default),
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}

/**
 * Typesets TeX in an element, as nodes and never as HTML of a string, with MathML for who listens. Until KaTeX is there, and
 * if it cannot be had, the element shows the TeX itself.
 *
 * @param display whether the formula stands in a line of its own
 */
export function typeset(tex: string, display: boolean): Attachment<HTMLElement> {
  return (element) => {
    let isWanted = true
    const render = (katex: Katex) => {
      if (isWanted) katex.render(tex, element, { displayMode: display, throwOnError: false })
    }
    if (katex) render(katex)
    else {
      element.textContent = tex
      load().then(render, () => {})
    }
    return () => {
      isWanted = false
    }
  }
}
