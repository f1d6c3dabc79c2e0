/**
 * The five stages the way explorers in a browser do them: an array of objects, sorted at every move
 * of a slider. Written for the comparison; it gives the same kept set.
 */
export function explorerChain(
  logits: Float32Array,
  contextIds: readonly number[],
): { id: number; probability: number }[] {
  const seen = new Set(contextIds)
  const tokens = Array.from(logits, (logit, id) => {
    const penalized = seen.has(id) ? (logit > 0 ? logit / 1.1 : logit * 1.1) : logit
    return { id, logit: penalized / 0.8, probability: 0 }
  })
  const max = tokens.reduce((largest, { logit }) => Math.max(largest, logit), -Infinity)
  for (const token of tokens) token.probability = Math.exp(token.logit - max)
  normalize(tokens)
  tokens.sort((a, b) => b.probability - a.probability)
  const topK = normalize(tokens.slice(0, 40))
  let sum = 0
  const cut = topK.findIndex(({ probability }) => (sum += probability) >= 0.95)
  const nucleus = normalize(topK.slice(0, cut + 1))
  return normalize(
    nucleus.filter(({ probability }) => probability >= 0.05 * nucleus[0].probability),
  )
}

function normalize<T extends { probability: number }>(tokens: T[]): T[] {
  const total = tokens.reduce((sum, { probability }) => sum + probability, 0)
  for (const token of tokens) token.probability /= total
  return tokens
}
