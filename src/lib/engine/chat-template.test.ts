import { expect, it } from 'vitest'
import { engineInNode } from '../../../scripts/engine-in-node.ts'
import { chatTurn } from './chat-template.ts'

it('puts the text into the model’s own template, with its special tokens', async () => {
  const engine = await engineInNode()
  const text = await chatTurn(engine.info.chatTemplate!, 'What is 2 + 2?')
  expect(text).toBe(
    '<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\n' +
      '<|im_start|>user\nWhat is 2 + 2?<|im_end|>\n<|im_start|>assistant\n',
  )
  const ids = engine.tokenize(text)
  expect(ids.filter((id) => id === 1)).toHaveLength(3)
  expect(ids.filter((id) => id === 2)).toHaveLength(2)
})
