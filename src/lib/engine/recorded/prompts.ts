/**
 * The prompt gallery: each shows a different behavior of the model. `npm run record` records the logits after each.
 * Titles and what to look for stand in messages/, by the same id.
 */
export const galleryPrompts = [
  { id: 'sure-fact', text: 'The sun rises in the east and sets in the' },
  { id: 'formula-phrase', text: 'The quick brown fox jumps over the lazy' },
  { id: 'open-story', text: 'She opened the box. Inside was a' },
  { id: 'two-cities', text: 'The capital of Australia is' },
  { id: 'code', text: 'def fibonacci(n):\n    if n' },
  { id: 'digits', text: '1, 2, 3, 4, 5, ' },
  { id: 'list', text: 'Monday, Tuesday, Wednesday, Thursday,' },
  { id: 'french', text: "Je m'appelle Marie et je" },
  { id: 'mid-word', text: 'The hippopotam' },
  { id: 'loop', text: 'I opened the door and saw a' },
  { id: 'confidently-wrong', text: 'The Titanic sank in 19' },
] as const

export type GalleryPromptId = (typeof galleryPrompts)[number]['id']
