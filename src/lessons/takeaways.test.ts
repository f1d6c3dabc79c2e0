import { readdirSync, readFileSync } from 'node:fs'
import type { ListItem, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { readSpokenLink } from '#lib/state/read-spoken-link.ts'
import { directivesOf, parseChapter } from '../../scripts/course/markdown.mjs'

const BENCH = '../../#'

/** The chapters by the name in their addresses. */
const chapters = Object.fromEntries(
  readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const text = readFileSync(new URL(`${name}/text.en.md`, import.meta.url), 'utf8')
      return [name.slice(3), parseChapter(text)]
    }),
)

/** The items of the lists under a heading. */
function itemsUnder(slug: string, heading: string): ListItem[] {
  const { children } = chapters[slug]
  const isHeading = (node: RootContent) => node.type === 'heading'
  const from = children.findIndex((node) => isHeading(node) && toString(node) === heading) + 1
  const length = children.slice(from).findIndex(isHeading)
  return children
    .slice(from, from + length)
    .flatMap((node) => (node.type === 'list' ? node.children : []))
}

function linksOf(item: ListItem): string[] {
  const urls: string[] = []
  visit(item, 'link', ({ url }) => void urls.push(url))
  return urls
}

/** What can be seen in a chapter, by the anchors of its page. */
function sights(slug: string): string[] {
  const of = (name: string) =>
    directivesOf(chapters[slug], name).map(({ attributes }) => attributes)
  return [
    ...of('figure').map(({ name }) => name as string),
    ...of('claim').map(({ id }) => `claim-${id}`),
  ]
}

/** Whether an address in a chapter leads to something to be seen: a figure, a claim, the Bench with a text on it. */
function leadsToSight(url: string, slug: string): boolean {
  if (url.startsWith(BENCH)) {
    const link = readSpokenLink(url.slice(BENCH.length))
    return link !== undefined && link.text !== '' && link.ignored.length === 0
  }
  const [, other, anchor] = /^(?:\.\.\/([\w-]+)\/)?#([\w-]+)$/.exec(url) ?? []
  return anchor !== undefined && sights(other ?? slug).includes(anchor)
}

const KEY = itemsUnder('your-own-settings', 'Key takeaways')

test('the course comes to eight key takeaways', () => {
  expect(KEY).toHaveLength(8)
})

test.each(KEY.map((item) => [toString(item), item] as const))(
  'can be seen at work: %s',
  (_, item) => {
    const links = linksOf(item)
    expect(links).not.toEqual([])
    expect(links.filter((url) => !leadsToSight(url, 'your-own-settings'))).toEqual([])
  },
)

test.each(Object.keys(chapters))('the takeaways of %s lead to what can be seen', (slug) => {
  const items = itemsUnder(slug, 'Takeaways')
  expect(items.length).toBeGreaterThan(2)
  const links = items.flatMap(linksOf)
  expect(links.filter((url) => !leadsToSight(url, slug))).toEqual([])
})
