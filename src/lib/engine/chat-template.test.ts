import { expect, it } from 'vitest'
import { engineInNode } from '../../../scripts/engine-in-node.ts'
import { chatFrame, chatTurn, userTextOf } from './chat-template.ts'

const engine = await engineInNode()
const frame = await chatFrame(engine.info.chatTemplate!)

it('puts the text into the model’s own template, with its special tokens', () => {
  const text = chatTurn(frame, 'What is 2 + 2?')
  expect(text).toBe(
    '<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\n' +
      '<|im_start|>user\nWhat is 2 + 2?<|im_end|>\n<|im_start|>assistant\n',
  )
  const ids = engine.tokenize(text)
  expect(ids.filter((id) => id === 1)).toHaveLength(3)
  expect(ids.filter((id) => id === 2)).toHaveLength(2)
})

it('leaves the words as they are, spaces and template marks too', () => {
  for (const text of ['', '  two  ', '{{ messages }} {% if %}', '$& $1'])
    expect(userTextOf(frame, chatTurn(frame, text))).toBe(text)
})

it('finds no turn in a text that is none', () => {
  expect(userTextOf(frame, 'What is 2 + 2?')).toBeUndefined()
  expect(userTextOf(frame, `${chatTurn(frame, 'Hi')}Hello`)).toBeUndefined()
  expect(userTextOf({ before: 'aba', after: 'bab' }, 'abab')).toBeUndefined()
})
