import type { LlamaEngine } from './engine.ts'
import { hashLogits } from './logits-hash.ts'

export type SelfCheckReport = {
  passed: boolean
  milliseconds: number
  checks: SelfCheck[]
}

type SelfCheck = {
  kind: 'reference' | 'cached-against-one-shot'
  text: string
  tokens: number
  /** Hashes of the logits after the text's last token. */
  expected: string
  got: string
  passed: boolean
}

/**
 * Texts and the hashes of the logits after them. Logits with these hashes were compared with transformers in fp32
 * (scripts/golden), so equal bits are right numbers. One text has more tokens than go through the network together.
 */
export const selfCheckTexts: readonly { text: string; hash: string }[] = [
  { text: 'The capital of France is', hash: '639b2d1b3850da2b' },
  { text: 'Once upon a time', hash: '3b862e0e676250d1' },
  {
    text: 'The lighthouse keeper climbed the 212 steps every evening, lit the lamp, and wrote one line in his book. On the night of the storm he wrote: “Wind from the north-west, three ships seen, none lost.” Then he waited.',
    hash: 'e1a4e775cbf36c37',
  },
]

/**
 * Whether the engine computes here what it computed where it was compared with transformers: the same bits after each
 * text, and the same bits token by token as in one go. Leaves the engine with an empty cache.
 */
export async function runSelfCheck(engine: LlamaEngine): Promise<SelfCheckReport> {
  const started = performance.now()
  const checks: SelfCheck[] = []
  for (const { text, hash } of selfCheckTexts) {
    const ids = engine.tokenize(text)
    engine.forget()
    const got = await hashAfter(engine, ids)
    checks.push({ kind: 'reference', text, tokens: ids.length, ...compare(hash, got) })
  }
  checks.push(await checkSteps(engine, selfCheckTexts[0].text, checks[0].got))
  engine.forget()
  const passed = checks.every((check) => check.passed)
  return { passed, milliseconds: performance.now() - started, checks }
}

async function checkSteps(engine: LlamaEngine, text: string, expected: string): Promise<SelfCheck> {
  const ids = engine.tokenize(text)
  engine.forget()
  let got = ''
  for (let length = 1; length <= ids.length; length++) {
    got = await hashAfter(engine, ids.slice(0, length))
  }
  const kind = 'cached-against-one-shot'
  return { kind, text, tokens: ids.length, ...compare(expected, got) }
}

function compare(expected: string, got: string): Pick<SelfCheck, 'expected' | 'got' | 'passed'> {
  return { expected, got, passed: got === expected }
}

async function hashAfter(engine: LlamaEngine, ids: readonly number[]): Promise<string> {
  const [distribution] = await engine.forward(ids)
  return hashLogits(distribution.logits)
}
