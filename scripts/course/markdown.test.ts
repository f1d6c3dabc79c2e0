import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { courseMarkdown } from './markdown.mjs'

const folder = mkdtempSync(join(tmpdir(), 'course-'))
const glossary = join(folder, 'glossary.en.md')
writeFileSync(
  glossary,
  '## logit\nA raw score,\nany real number.\n\n## top-k\nKeeps k < V {tokens}.\n',
)
writeFileSync(join(folder, 'f.py'), 'x = 1\n    # {x}\n')
writeFileSync(join(folder, 'f.out'), '1\n')

async function compile(content: string, name = 'text.en.md'): Promise<string> {
  const result = await courseMarkdown(glossary).markup!({ content, filename: join(folder, name) })
  return result!.code
}

test('leaves other components alone', async () => {
  const filename = join(folder, 'Other.svelte')
  expect(await courseMarkdown(glossary).markup!({ content: '<p>', filename })).toBeUndefined()
})

test('sets a formula for eyes and ears', async () => {
  const code = await compile('So $p = \\frac{1}{2}$.')
  expect(code).toContain('<math')
  expect(code).toContain('class="katex-html"')
})

test('lets no line begin with the comma after a short formula', async () => {
  const kept = /nowrap"><span class="katex">.*<\/span>,<\/span> so/
  expect(await compile('With $x$, so.')).toMatch(kept)
  expect(await compile('With $a = b = c = d = e$, so.')).not.toMatch(kept)
  expect(await compile('With $x$ so.')).not.toContain('nowrap')
})

test('takes no brace of the text for an expression', async () => {
  const code = await compile('A {set} and `{code}`.')
  expect(code).toContain('A &#123;set&#125; and <code>&#123;code&#125;</code>')
})

test('takes a time and a ratio for text', async () => {
  expect(await compile('At 14:30 the odds are 3:1, and :pm is no directive.')).toContain(
    '<p>At 14:30 the odds are 3:1, and :pm is no directive.</p>',
  )
})

test('explains a term of the glossary in place', async () => {
  const code = await compile('The :term[Logits]{of=logit} differ.')
  expect(code).toContain('term={"logit"} definition={"A raw score, any real number."}')
})

test('brings a figure with its caption, and lets phrases set it', async () => {
  const code = await compile(
    ':::figure{name=nucleus p=0.9}\nLook.\n:::\n\nNow :set[less]{figure=nucleus p=0.5}.',
  )
  expect(code).toContain("import figure0 from '#lib/widgets/nucleus/figure.ts'")
  expect(code).toMatch(/<Figure words=\{\{"p":"0.9"\}\} definition=\{figure0\}>\s*<p>Look\.<\/p>/)
  expect(code).toContain('<SetFigure words={{"p":"0.5"}} definition={figure0}>less</SetFigure>')
})

test('sets a claim within a sentence as a part of it', async () => {
  expect(await compile('So :claim[it has **1** bit]{id=bits}.')).toContain(
    '<p>So <Claim id={"bits"} isInline={true}>it has <strong>1</strong> bit</Claim>.</p>',
  )
  expect(await compile(':::claim{id=bits}\n**1** bit\n:::')).toContain('isInline={false}')
})

test('keeps the white space of a listing, and says what it prints', async () => {
  const code = await compile('::listing{file=f.py}')
  expect(code).toContain('<Listing printed={"1"}>')
  expect(code).toContain('{"\\n    "}')
  expect(code).toContain('{"# {x}"}')
})

test('tells its sections and its reading time', async () => {
  const code = await compile(
    `## Four phases\n\n${'word '.repeat(500)}\n\n:::topic{id=a title="B"}\nx\n:::`,
  )
  expect(code).toContain(
    'export const sections = [{"id":"four-phases","title":"Four phases"},{"id":"a","title":"B"}]',
  )
  expect(code).toContain('export const minutes = 3')
})

test('shows the glossary as a description list', async () => {
  const code = await compile('## top-k\nKeeps k < V {tokens}.\n', 'glossary.en.md')
  expect(code).toContain(
    '<div id="top-k"><dt>top-k</dt><dd>Keeps k &#60; V &#123;tokens&#125;.</dd></div>',
  )
})

test.each([
  ['a term without an entry', ':term[warmth]', 'uses the term "warmth"'],
  ['a broken formula', '$\\frac{1}$', 'has a broken formula'],
  ['an unknown directive', ':::warning\nHot.\n:::', 'has an unknown directive: warning'],
  ['a phrase for a figure that is not there', ':set[x]{figure=nucleus p=1}', 'sets "nucleus"'],
  ['the same figure twice', ':::figure{name=a}\n:::\n\n:::figure{name=a}\n:::', 'shows "a" twice'],
  ['a heading with the name of a figure', '## A\n\n:::figure{name=a}\n:::', 'both "a"'],
  ['HTML', 'A <b>bold</b> word.', 'has HTML in it'],
  ['a claim without an id', ':::claim\n**1**\n:::', 'has a claim without an id'],
  ['a listing that is not there', '::listing{file=g.py}', 'g.py'],
])('refuses %s, and names the file', async (_, content, message) => {
  const compiling = compile(content)
  await expect(compiling).rejects.toThrow(message)
  await expect(compiling).rejects.toThrow(folder)
})
