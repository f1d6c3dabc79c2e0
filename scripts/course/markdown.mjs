// @ts-check
// Turns the Markdown of the course into Svelte components at build: Markdown, formulas, and the directives
// below. Whatever it does not know fails the build with the file's name. What a chapter may say:
//
//   :term[logits]{of=logit}                    a word of the glossary, explained in place
//   :note[…]                                   a sidenote
//   :set[lower *T*]{figure=four-phases T=0.2}  a phrase that sets a figure of the same chapter
//   :::figure{name=four-phases T=0.7}          a figure with its caption
//   :::claim{id=…}                             numbers about models, highlighted by **…**, that can be checked
//   :::topic{id=softmax title="Softmax"}       a part that folds
//   ::listing{file=softmax.py}                 a listing beside the text, and what it prints (softmax.out)
//   ::quiz, ::your-step{topic=softmax}         the chapter's questions; a formula with the reader's own numbers
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { common, createLowlight } from 'lowlight'
import { toString } from 'mdast-util-to-string'
import rehypeKatex from 'rehype-katex'
import rehypeSlug from 'rehype-slug'
import rehypeStringify from 'rehype-stringify'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { glossaryOf, slugOf } from './glossary.mjs'
import { wordsOf } from './running-text.mjs'

/** @typedef {import('mdast').Root} Root */
/** @typedef {{ name: string, attributes: Record<string, string>, node: any, state: any, chapter: Chapter }} Directive */
/** @typedef {{ file: string, glossary: Map<string, { term: string, definition: string }>, figures: string[], components: Set<string>, notes: number, reads: string[] }} Chapter */

const WORDS_A_MINUTE = 200
const lowlight = createLowlight(common)

/**
 * The Markdown of a chapter, parsed; tests read its claims and figures from here.
 *
 * @param {string} text
 * @returns {Root}
 */
export function parseChapter(text) {
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkDirective)
    .parse(text)
  visit(tree, 'textDirective', (node, index, parent) => {
    // "14:30" and "3:1" are no directives.
    if (parent && index !== undefined && !Object.hasOwn(inline, node.name)) {
      parent.children.splice(index, 1, { type: 'text', value: `:${node.name}` }, ...node.children)
    }
  })
  return tree
}

/**
 * The directives of one kind in a chapter.
 *
 * @param {Root} tree
 * @param {string} name
 * @returns {any[]} each with `attributes` and `children`
 */
export function directivesOf(tree, name) {
  /** @type {any[]} */
  const found = []
  visit(tree, (/** @type {any} */ node) => {
    if (node.type.endsWith('Directive') && node.name === name) found.push(node)
  })
  return found
}

/**
 * A Svelte preprocessor for `*.en.md`.
 *
 * @param {string} glossaryFile path of the glossary
 * @returns {import('svelte/compiler').PreprocessorGroup}
 */
export function courseMarkdown(glossaryFile) {
  return {
    name: 'logitscope-course',
    async markup({ content, filename = '' }) {
      if (!filename.endsWith('.en.md')) return
      if (filename === glossaryFile) return { code: glossaryComponent(content) }
      const glossary = glossaryOf(readFileSync(glossaryFile, 'utf8'))
      /** @type {Chapter} */
      const chapter = {
        file: filename,
        glossary,
        figures: [],
        components: new Set(),
        notes: 0,
        reads: [glossaryFile],
      }
      const code = await chapterComponent(content, chapter)
      return { code, dependencies: chapter.reads }
    },
  }
}

/**
 * @param {string} content
 * @param {Chapter} chapter
 */
async function chapterComponent(content, chapter) {
  const tree = parseChapter(content)
  refuseUnknown(tree, chapter)
  for (const { attributes } of directivesOf(tree, 'figure')) {
    if (chapter.figures.includes(attributes.name)) fail(chapter, `shows "${attributes.name}" twice`)
    chapter.figures.push(attributes.name)
  }
  const sections = sectionsOf(tree)
  const taken = sections.find(({ id }) => chapter.figures.includes(id))
  if (taken) fail(chapter, `has a part and a figure that are both "${taken.id}"`)
  const minutes = Math.max(1, Math.round(wordsOf(tree) / WORDS_A_MINUTE))
  const html = await toHtml(tree, chapter)
  const imports = chapter.figures.map(
    (name, i) => `import figure${i} from '#lib/widgets/${name}/figure.ts'`,
  )
  return [
    '<script module>',
    `export const sections = ${JSON.stringify(sections)}`,
    `export const minutes = ${minutes}`,
    '</script>',
    '<script>',
    ...[...chapter.components].map(importOf),
    ...imports,
    '</script>',
    html,
  ].join('\n')
}

/** Each part by itself: a chapter loads what is in it. */
function importOf(/** @type {string} */ name) {
  if (name === 'YourStep') return "import YourStep from '#lib/widgets/your-step/YourStep.svelte'"
  const folder = name === 'Quiz' ? 'course/quiz' : 'course'
  return `import ${name} from '#lib/widgets/${folder}/${name}.svelte'`
}

/**
 * @param {Root} tree
 * @param {Chapter} chapter
 */
function refuseUnknown(tree, chapter) {
  visit(tree, (/** @type {any} */ node) => {
    if (node.type === 'html') fail(chapter, `has HTML in it: ${node.value}`)
    const isBlock = node.type === 'containerDirective' || node.type === 'leafDirective'
    if (isBlock && !Object.hasOwn(blocks, node.name))
      fail(chapter, `has an unknown directive: ${node.name}`)
  })
}

/**
 * @param {Root} tree
 * @param {Chapter} chapter
 */
async function toHtml(tree, chapter) {
  const directive = (/** @type {any} */ state, /** @type {any} */ node) => {
    const directives = node.type === 'textDirective' ? inline : blocks
    const [open, ...rest] = directives[node.name]({
      name: node.name,
      attributes: node.attributes ?? {},
      node,
      state,
      chapter,
    })
    chapter.components.add(open.value.match(/\w+/)[0])
    return [open, ...rest]
  }
  const processor = unified()
    .use(remarkRehype, {
      handlers: {
        containerDirective: directive,
        leafDirective: directive,
        textDirective: directive,
      },
    })
    .use(rehypeSlug)
    .use(rehypeKatex)
    .use(() => reachFormulas)
    .use(() => keepPunctuation)
    .use(() => escapeBraces)
    .use(rehypeStringify, { allowDangerousHtml: true })
  const file = new VFile({ path: chapter.file })
  const hast = await processor.run(tree, file)
  // A formula that cannot be set is only a message to rehype-katex.
  if (file.messages.length > 0) fail(chapter, `has a broken formula: ${file.messages[0].reason}`)
  return braces(processor.stringify(/** @type {any} */ (hast)))
}

/** A wide formula scrolls on a phone, which takes a focus. */
function reachFormulas(/** @type {any} */ tree) {
  visit(tree, 'element', (/** @type {any} */ node) => {
    if (node.properties.className?.includes('katex-display')) node.properties.tabIndex = 0
  })
}

/** So many parts between which a formula may break fit on a line of a phone. */
const SHORT_FORMULA = 3

/** A comma would begin a line: boxes, of which a formula is made, may break before any sign. */
function keepPunctuation(/** @type {any} */ tree) {
  visit(tree, 'element', (/** @type {any} */ node, index, parent) => {
    if (!node.properties.className?.includes('katex') || index === undefined) return
    const next = parent?.children[index + 1]
    const [signs] = (next?.type === 'text' && /^[,.;:?)]+/.exec(next.value)) || []
    if (!signs || partsOf(node) > SHORT_FORMULA) return
    next.value = next.value.slice(signs.length)
    const children = [node, { type: 'text', value: signs }]
    const properties = { style: 'white-space: nowrap' }
    parent.children[index] = { type: 'element', tagName: 'span', properties, children }
    return index + 1
  })
}

function partsOf(/** @type {any} */ formula) {
  let parts = 0
  visit(formula, 'element', (/** @type {any} */ { properties }) => {
    if (properties.className?.includes('base')) parts++
  })
  return parts
}

const OPENING = '\ue000'
const CLOSING = '\ue001'

/** Braces of the text are no expressions of the component. */
function escapeBraces(/** @type {any} */ tree) {
  const escape = (/** @type {string} */ text) =>
    text.replaceAll('{', OPENING).replaceAll('}', CLOSING)
  visit(tree, (/** @type {any} */ node) => {
    if (node.type === 'text') node.value = escape(node.value)
    for (const [name, value] of Object.entries(node.properties ?? {})) {
      if (typeof value === 'string') node.properties[name] = escape(value)
    }
  })
}

function braces(/** @type {string} */ html) {
  return html.replaceAll(OPENING, '&#123;').replaceAll(CLOSING, '&#125;')
}

/** @type {Record<string, (directive: Directive) => any>} */
const inline = {
  term({ attributes, node, state, chapter }) {
    const name = attributes.of ?? toString(node)
    const entry = chapter.glossary.get(name.toLowerCase())
    if (!entry) return fail(chapter, `uses the term "${name}", which the glossary does not have`)
    return component('Definition', entry, state.all(node))
  },
  note({ node, state, chapter }) {
    return component('Note', { number: ++chapter.notes }, state.all(node))
  },
  set({ attributes: { figure, ...words }, node, state, chapter }) {
    const at = chapter.figures.indexOf(figure)
    if (at < 0) fail(chapter, `sets "${figure}", which it does not show`)
    return component('SetFigure', { words }, state.all(node), `definition={figure${at}}`)
  },
  claim: claim(true),
}

/** @type {Record<string, (directive: Directive) => any>} */
const blocks = {
  figure({ attributes: { name, ...words }, node, state, chapter }) {
    const definition = `definition={figure${chapter.figures.indexOf(name)}}`
    return component('Figure', { words }, state.all(node), definition)
  },
  claim: claim(false),
  topic({ attributes, node, state }) {
    return component('Topic', attributes, state.all(node))
  },
  quiz: () => component('Quiz', {}, []),
  'your-step': ({ attributes }) => component('YourStep', attributes, []),
  listing({ attributes: { file }, chapter }) {
    const path = join(dirname(chapter.file), file)
    const output = path.replace(/\.\w+$/, '.out')
    chapter.reads.push(path, output)
    const language = file.endsWith('.py') ? 'python' : 'typescript'
    const code = lowlight.highlight(language, readFileSync(path, 'utf8').trimEnd())
    const printed = readFileSync(output, 'utf8').trimEnd()
    // One node, or new lines would be set between its parts.
    const children = [{ type: 'root', children: spaced(code.children) }]
    return component('Listing', { printed }, children)
  },
}

/**
 * Texts as expressions: between tags of a component, white space would be folded.
 *
 * @param {any[]} nodes
 * @returns {any[]}
 */
function spaced(nodes) {
  return nodes.map((node) =>
    node.type === 'text'
      ? raw(`{${JSON.stringify(node.value)}}`)
      : { ...node, children: spaced(node.children) },
  )
}

/** @param {boolean} isInline */
function claim(isInline) {
  return (/** @type {Directive} */ { attributes: { id }, node, state, chapter }) => {
    if (!id) fail(chapter, 'has a claim without an id')
    return component('Claim', { id, isInline }, state.all(node))
  }
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} props
 * @param {any[]} children
 * @param {string} [more] further props, as they stand in the component
 */
function component(name, props, children, more = '') {
  const written = Object.entries(props).map(([prop, value]) => `${prop}={${JSON.stringify(value)}}`)
  const open = [name, ...written, more].filter(Boolean).join(' ')
  return [raw(`<${open}>`), ...children, raw(`</${name}>`)]
}

/** @param {string} value */
const raw = (value) => ({ type: 'raw', value })

/**
 * What the table of contents lists: headings of the second level, and parts that fold.
 *
 * @param {Root} tree
 */
function sectionsOf(tree) {
  return tree.children.flatMap((/** @type {any} */ node) => {
    if (node.type === 'heading' && node.depth === 2) {
      return [{ id: slugOf(toString(node)), title: toString(node) }]
    }
    if (node.name === 'topic') return [{ id: node.attributes.id, title: node.attributes.title }]
    return []
  })
}

/** The glossary as a description list. */
function glossaryComponent(/** @type {string} */ content) {
  const escape = (/** @type {string} */ text) =>
    text.replace(/[&<>{}]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const entries = [...glossaryOf(content).values()].map(
    ({ term, definition }) =>
      `<div id="${slugOf(term)}"><dt>${escape(term)}</dt><dd>${escape(definition)}</dd></div>`,
  )
  return `<dl class="glossary">${entries.join('')}</dl>`
}

/**
 * @param {Chapter} chapter
 * @param {string} what
 * @returns {never}
 */
function fail(chapter, what) {
  throw new Error(`${chapter.file} ${what}`)
}
