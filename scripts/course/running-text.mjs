// @ts-check
// What a chapter's reader reads word after word: the text with its tables, captions and notes. No formula, no
// listing, no question, no reference.
import { toString } from 'mdast-util-to-string'

/** @typedef {import('mdast').Root} Root */

/** Parts of a sentence: between others, words end. */
const WITHIN_SENTENCES = ['emphasis', 'strong', 'delete', 'link', 'text', 'inlineCode']

/**
 * @param {Root} tree a chapter, parsed
 * @param {{ skipsClaims?: boolean }} [options] whether what stands in claims is left out
 */
export function runningTextOf(tree, { skipsClaims = false } = {}) {
  const end = tree.children.findIndex(
    (node) => node.type === 'heading' && toString(node) === 'References',
  )
  const read = (/** @type {any} */ node) => {
    if (node.type === 'math' || node.type === 'inlineMath') return ' '
    if (skipsClaims && node.name === 'claim') return ' '
    /** @type {string} */
    const words = node.value ?? (node.children ?? []).map(read).join('')
    const isWithin =
      WITHIN_SENTENCES.includes(node.type) ||
      (node.type === 'textDirective' && node.name !== 'note')
    return isWithin ? words : ` ${words} `
  }
  return (end < 0 ? tree.children : tree.children.slice(0, end)).map(read).join('')
}

/** How many words that are. */
export function wordsOf(/** @type {Root} */ tree) {
  return runningTextOf(tree)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
