import { expect, test } from 'vitest'
import { parseChapter } from './markdown.mjs'
import { runningTextOf, wordsOf } from './running-text.mjs'

const read = (content: string) => wordsOf(parseChapter(content))

test('counts text, headings, tables, captions and notes', () => {
  expect(read('## One two\n\nThree *four*five :term[six]{of=logit}.:note[Seven, eight.]')).toBe(7)
  expect(read('| one | two |\n| --- | --: |\n| 3 | four |')).toBe(4)
  expect(read(':::figure{name=a}\nOne two.\n:::\n\n:::claim{id=b}\nThree **4 %**.\n:::')).toBe(4)
})

test('counts no sign, formula, listing, question or reference', () => {
  expect(read('One + $a + b$ two.\n\n$$\na b c\n$$')).toBe(2)
  expect(read('One.\n\n::listing{file=f.py}\n\n::quiz')).toBe(1)
  expect(read('One.\n\n## References\n\n- Two: _Three_.\n\n::quiz')).toBe(1)
})

test('leaves out what stands in claims, where asked to', () => {
  const tree = parseChapter(
    'One.\n\n:::claim{id=a}\n**2 %**\n:::\n\nAnd :claim[**3 %**]{id=b} four.',
  )
  expect(runningTextOf(tree, { skipsClaims: true }).split(/\s+/).join(' ')).toBe(' One. And four. ')
})
