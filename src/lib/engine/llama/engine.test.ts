import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { engineInNode } from '../../../../scripts/engine-in-node.ts'
import type { LlamaEngine } from './engine.ts'
import { hashLogits } from './logits-hash.ts'
import { PIECE } from './model.ts'
import { runSelfCheck, selfCheckTexts } from './self-check.ts'

type Hashed = { text: string; tokens: number; hash: string }
const golden = new URL('../../../../tests/golden/engine/hashes.json', import.meta.url)
const { texts } = JSON.parse(readFileSync(golden, 'utf8')) as { texts: Hashed[] }
const longest = texts.reduce((a, b) => (a.tokens > b.tokens ? a : b))

let engine: LlamaEngine
beforeAll(async () => {
  engine = await engineInNode()
})
beforeEach(() => engine.forget())

async function hashAfter(ids: readonly number[]): Promise<string> {
  const [{ logits }] = await engine.forward(ids)
  return hashLogits(logits)
}

/** How many tokens go through the network while something is done. */
async function tokensComputed(work: () => Promise<unknown>): Promise<number> {
  const before = engine.stats().tokensComputed
  await work()
  return engine.stats().tokensComputed - before
}

describe('the same bits everywhere', () => {
  it.each(texts)('gives the recorded bits after $tokens tokens', async ({ text, hash }) => {
    expect(await hashAfter(engine.tokenize(text))).toBe(hash)
  })

  it('gives the same bits in one go, in pieces, and token by token', async () => {
    const ids = engine.tokenize(longest.text)
    const positions = [...ids.keys()]
    const whole = (await engine.forward(ids, { positions })).map(({ logits }) => hashLogits(logits))
    engine.forget()
    for (const end of [3, 40, 41, 100, ids.length]) {
      expect(await hashAfter(ids.slice(0, end))).toBe(whole[end - 1])
    }
    engine.forget()
    for (const position of positions) {
      expect(await hashAfter(ids.slice(0, position + 1))).toBe(whole[position])
    }
  })

  it('gives the bits of the recordings', async () => {
    const folder = new URL('../../../../static/recordings/', import.meta.url)
    const gallery = JSON.parse(readFileSync(new URL('gallery.json', folder), 'utf8')) as {
      prompts: { text: string; ids: number[]; file: string; hash: string }[]
    }
    for (const { text, ids, file, hash } of gallery.prompts.slice(0, 2)) {
      expect(engine.tokenize(text)).toEqual(ids)
      const [{ logits }] = await engine.forward(ids)
      expect(Buffer.from(logits.buffer).equals(readFileSync(new URL(file, folder)))).toBe(true)
      expect(hashLogits(logits)).toBe(hash)
    }
  })
})

describe('the cache of prefixes', () => {
  it('computes one token for one more token', async () => {
    const ids = engine.tokenize(longest.text)
    await engine.forward(ids)
    expect(await tokensComputed(() => engine.forward([...ids, 100]))).toBe(1)
  })

  it('computes one token for the logits of any position of a known text, and forgets nothing by it', async () => {
    const ids = engine.tokenize(longest.text)
    const expected = await hashAfter(ids)
    expect(await tokensComputed(() => engine.forward(ids.slice(0, 20)))).toBe(1)
    expect(await tokensComputed(() => engine.forward(ids, { positions: [3, 70] }))).toBe(2)
    expect(await tokensComputed(() => engine.forward([...ids, 5]))).toBe(1)
    expect(await hashAfter(ids)).toBe(expected)
  })

  it('alternates between four branches at one token each, with the bits of a fresh engine', async () => {
    const prompt = engine.tokenize(longest.text).slice(0, 50)
    const branches = [11, 22, 33, 44].map((first) => [...prompt, first])
    for (const branch of branches) await engine.forward(branch)
    for (let round = 0; round < 5; round++) {
      for (const branch of branches) {
        branch.push(1000 + round)
        expect(await tokensComputed(() => engine.forward(branch))).toBe(1)
      }
    }
    const cached = await hashAfter(branches[1])
    engine.forget()
    expect(await hashAfter(branches[1])).toBe(cached)
  })

  it('computes up to the last position asked for and no further', async () => {
    const ids = engine.tokenize(longest.text)
    expect(await tokensComputed(() => engine.forward(ids, { positions: [4] }))).toBe(5)
  })
})

describe('a long forward pass', () => {
  it('tells its progress after each piece', async () => {
    const told: [number, number][] = []
    const ids = engine.tokenize(longest.text).slice(0, 80)
    await engine.forward(ids, { onProgress: (done, total) => told.push([done, total]) })
    expect(told).toEqual([
      [PIECE, 80],
      [2 * PIECE, 80],
      [80, 80],
    ])
  })

  it('stops when it is cancelled, keeps what it has done, and goes on from there', async () => {
    const ids = engine.tokenize(longest.text)
    const expected = await hashAfter(ids)
    engine.forget()
    const controller = new AbortController()
    const options = { signal: controller.signal, onProgress: () => controller.abort() }
    await expect(engine.forward(ids, options)).rejects.toMatchObject({ code: 'cancelled' })
    expect(await tokensComputed(() => engine.forward(ids))).toBe(ids.length - PIECE)
    expect(await hashAfter(ids)).toBe(expected)
  })

  it('takes its turn when another is in work', async () => {
    const ids = engine.tokenize(longest.text)
    const alone = [await hashAfter(ids), await hashAfter(ids.slice(60))]
    engine.forget()
    expect(await Promise.all([hashAfter(ids), hashAfter(ids.slice(60))])).toEqual(alone)
  })
})

describe('what is asked', () => {
  it('refuses a text that is empty, too long, or has unknown ids', async () => {
    await expect(engine.forward([])).rejects.toThrow('ids: a text needs at least one token')
    await expect(engine.forward([1, 49152])).rejects.toThrow(
      'ids: each must be in 0 … 49151, got 49152',
    )
    await expect(engine.forward([0.5])).rejects.toThrow(RangeError)
    const long = new Array<number>(2049).fill(5)
    await expect(engine.forward(long)).rejects.toMatchObject({
      code: 'too-long',
      message: 'The text has 2049 tokens; at most 2048 fit.',
    })
  })

  it('refuses positions outside the text or out of order', async () => {
    for (const positions of [[], [2], [-1], [1, 0], [0, 0]]) {
      await expect(engine.forward([1, 2], { positions })).rejects.toThrow(/^positions: /)
    }
  })

  it('works again after a refusal', async () => {
    await expect(engine.forward([])).rejects.toThrow()
    await expect(engine.forward([1])).resolves.toHaveLength(1)
  })
})

describe('the model', () => {
  it('says what it is', () => {
    expect(engine.info).toMatchObject({
      name: 'SmolLM2-135M-Instruct',
      quantization: 'Q4_1',
      vocabSize: 49152,
      contextLength: 2048,
      endIds: [2, 0],
    })
    expect(engine.info.specialIds).toHaveLength(17)
  })
})

describe('the self-check', () => {
  it('passes, and its texts are among those with a recorded hash', async () => {
    const report = await runSelfCheck(engine)
    expect(report.passed).toBe(true)
    expect(report.checks.map((check) => check.kind)).toContain('cached-against-one-shot')
    expect(Math.max(...report.checks.map((check) => check.tokens))).toBeGreaterThanOrEqual(40)
    for (const { text, hash } of selfCheckTexts) {
      expect(texts.find((one) => one.text === text)?.hash).toBe(hash)
    }
  })

  it('fails, and says what differs, when one bit of a logit is another', async () => {
    const flawed = Object.create(engine, {
      tokenize: { value: (text: string) => engine.tokenize(text) },
      forget: { value: () => engine.forget() },
      forward: {
        value: async (ids: number[]) => {
          const distributions = await engine.forward(ids)
          distributions[0].logits[17] *= 1 + 2 ** -22
          return distributions
        },
      },
    }) as LlamaEngine
    const report = await runSelfCheck(flawed)
    expect(report.passed).toBe(false)
    expect(report.checks.filter((check) => check.kind === 'reference' && check.passed)).toEqual([])
  })
})
