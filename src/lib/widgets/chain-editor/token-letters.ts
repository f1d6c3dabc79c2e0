type Speller = { piece(id: number): Uint8Array; readonly info: { readonly vocabSize: number } }

const known = new WeakMap<Speller, ReadonlyMap<string, number>>()

/** The token that is exactly these letters; of two the lower id. The vocabulary is spelled once, with the first question. */
export function idOfLetters(speller: Speller, letters: string): number | undefined {
  const ids = known.get(speller) ?? spelled(speller)
  known.set(speller, ids)
  return ids.get(letters)
}

function spelled(speller: Speller): ReadonlyMap<string, number> {
  const idByLetters = new Map<string, number>()
  const decoder = new TextDecoder()
  for (let id = 0; id < speller.info.vocabSize; id++) {
    const letters = decoder.decode(speller.piece(id))
    if (!idByLetters.has(letters)) idByLetters.set(letters, id)
  }
  return idByLetters
}
