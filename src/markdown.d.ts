/** A chapter, or the glossary, as scripts/course/markdown.mjs compiles it. */
declare module '*.en.md' {
  import type { Component } from 'svelte'
  const text: Component
  export default text
  /** Its headings of the second level. */
  export const sections: readonly { id: string; title: string }[]
  /** Reading time of the prose. */
  export const minutes: number
}
