import { expect, it } from 'vitest'
import { dialects, requestIn, toRequest } from './index.ts'

it('reads JSON', () => {
  expect(requestIn(' {"temperature": 0.7} ')).toEqual({ temperature: 0.7 })
  expect(requestIn('[1]')).toEqual([1])
})

it('reads the request back from every curl command that is written', () => {
  const written = dialects.map((dialect) => toRequest([], dialect, { prompt: "It's {so}" }))
  const commands = written.filter(({ snippet }) => snippet.startsWith('curl'))
  expect(commands.length).toBeGreaterThan(3)
  for (const { snippet, request } of commands) expect(requestIn(snippet)).toMatchObject(request)
})

it('refuses what holds no JSON', () => {
  for (const text of ['', 'temperature=0.7', '{"a": ', 'curl localhost', "curl -d '{a}'"])
    expect(() => requestIn(text)).toThrow(SyntaxError)
})
