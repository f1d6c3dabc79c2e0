import { expect, it } from 'vitest'
import { fileName } from './file-name.ts'

it('names a file by what it shows', () => {
  expect(fileName(['Next-token distribution', 'The capital of Australia is'], 'svg')).toBe(
    'logitscope-next-token-distribution-the-capital-of-australia-is.svg',
  )
})

it('keeps letters of any language and nothing that a file system minds', () => {
  expect(fileName(['Log P', 'Où est «\u0000../l’été\\»?'], 'png')).toBe(
    'logitscope-log-p-où-est-l-été.png',
  )
})

it('is short, and says nothing where there is nothing to say', () => {
  const long = fileName(['The draw', 'many words '.repeat(20)], 'svg')
  expect(long).toBe('logitscope-the-draw-many-words-many-words-many-words-many.svg')
  expect(fileName(['The draw', '…'], 'svg')).toBe('logitscope-the-draw.svg')
})
